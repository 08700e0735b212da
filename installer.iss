; Inno Setup script: installs the till from dist\guitai. Made by packaging\build.py; by hand: iscc /DVersion=0.1.0 installer.iss
; The data folder (%LOCALAPPDATA%\Guitai) is never touched: neither an update nor an uninstall can lose a sale.

#ifndef Version
  #error Say the version: iscc /DVersion=0.1.0 installer.iss
#endif

[Setup]
AppId={{7C1B0A53-3B0F-4D0E-9C53-6B1B6E2F4C11}
AppName=Guitai 柜台
AppVersion={#Version}
AppPublisher=The Guitai authors
DefaultDirName={autopf}\Guitai
DefaultGroupName=Guitai
DisableProgramGroupPage=yes
LicenseFile=LICENSE
OutputDir=dist
OutputBaseFilename=guitai-setup
Compression=lzma2
SolidCompression=yes
ArchitecturesAllowed=x64compatible
ArchitecturesInstallIn64BitMode=x64compatible
CloseApplications=yes
RestartApplications=no
WizardStyle=modern

[Languages]
Name: "en"; MessagesFile: "compiler:Default.isl"

[Files]
Source: "dist\guitai\*"; DestDir: "{app}"; Flags: ignoreversion recursesubdirs createallsubdirs

[Icons]
Name: "{group}\Guitai 柜台"; Filename: "{app}\guitai.exe"
Name: "{autodesktop}\Guitai 柜台"; Filename: "{app}\guitai.exe"

[Run]
Filename: "{app}\guitai.exe"; Description: "Start the till"; Flags: nowait postinstall skipifsilent
