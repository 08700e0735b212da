"""Codes in pictures: zxing-cpp, zbar and OpenCV behind one port, and how they are used together."""
