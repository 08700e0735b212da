"""The keys by which a name is found: pinyin and initials from every character on, other readings included.

A till looks keys up by prefix, so a key for each start is enough to find a name by anything within it: 女士皮衣 has
`nvshipiyi`, `shipiyi`, `piyi`, `yi` and `nspy`, `spy`, `py`, `y`. pypinyin says the likeliest reading, by the words
it knows (重庆 is chóng); the other readings in use are kept beside it (长裙: zhǎng and cháng). ü is typed as `v`. Words
in Latin letters and digits within a name stay as they are, in lower case.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable
from dataclasses import dataclass
from functools import lru_cache
from itertools import groupby, product
from operator import getitem

VARIED = 4
"""Characters from a start on whose readings vary; who types further has long found the name."""
COMBINATIONS = 4
"""Combinations of readings for one start at most, the likeliest first."""
LONGEST_KEY = 48
"""Letters of a key; nobody types more."""
LONGEST_NAME = 120
"""Characters of a name that are read."""

_SEVERAL = """
长chang,zhang 重zhong,chong 行hang,xing 乐le,yue 单dan,shan 薄bao,bo 藏zang,cang 角jiao,jue
调tiao,diao 朝chao,zhao 传chuan,zhuan 弹tan,dan 都du,dou 还huan,hai 和he,huo 降jiang,xiang
落luo,la,lao 模mo,mu 宿su,xiu 提ti,di 系xi,ji 削xue,xiao 着zhe,zhuo,zhao 扎za,zha 折zhe,she
奇qi,ji 色se,shai 壳ke,qiao 露lu,lou 血xue,xie 熟shu,shou 剥bo,bao 参shen,can 粘zhan,nian 呢ni,ne
柏bai,bo 栅zha,shan 便bian,pian 夹jia,ga 校xiao,jiao 率lv,shuai 大da,dai 石shi,dan 会hui,kuai
绿lv,lu 仔zai,zi 车che,ju 曾zeng,ceng 盛sheng,cheng 臭chou,xiu 畜chu,xu 得de,dei 的de,di 地di,de
度du,duo 恶e,wu 番fan,pan 否fou,pi 佛fo,fu 脯fu,pu 咖ka,ga 给gei,ji 合he,ge 核he,hu 吓xia,he
茄qie,jia 强qiang,jiang 觉jue,jiao 解jie,xie 卡ka,qia 咳ke,hai 烙lao,luo 勒le,lei 了le,liao
俩lia,liang 六liu,lu 抹mo,ma 埋mai,man 脉mai,mo 没mei,mo 泊bo,po 迫po,pai 曝pu,bao 瀑pu,bao 期qi,ji
其qi,ji 亲qin,qing 区qu,ou 圈quan,juan 雀que,qiao 塞sai,se 刹sha,cha 厦sha,xia 杉shan,sha
什shen,shi 识shi,zhi 似si,shi 伺si,ci 拓tuo,ta 万wan,mo 尾wei,yi 尉wei,yu 纤xian,qian 巷xiang,hang
咽yan,ye 叶ye,xie 殷yin,yan 约yue,yao 钥yao,yue 择ze,zhai 轧zha,ya,ga 爪zhua,zhao 属shu,zhu
幢zhuang,chuang 琢zhuo,zuo 柜gui,ju 貉he,hao 荨qian,xun 蛤ge,ha 秘mi,bi 泌mi,bi 缩suo,su 炮pao,bao
刨pao,bao 胖pang,pan 屏ping,bing 嚼jiao,jue 蔓man,wan 氏shi,zhi 蕃fan,bo 缪miao,mou
"""
_FURTHER = {entry[0]: tuple(entry[1:].split(",")) for entry in _SEVERAL.split()}
"""Characters with several readings in use. Dictionaries know more (服 also as bì), which only fill the index."""
_WORD = re.compile(r"[^\W\d_]+|\d+", re.UNICODE)


@dataclass(frozen=True, slots=True)
class Sound:
    """A Chinese character, or a word in other letters, as it is typed."""

    whole: tuple[str, ...]
    """Its readings, the likeliest first; a word in other letters has itself."""
    short: tuple[str, ...]
    """Initials of the readings; a word in other letters has itself."""


def pinyin_keys(name: str) -> tuple[str, ...]:
    """The keys of a name, without doubles, whole pinyin before initials, from the first character on."""
    return keys_of(read_pinyin(name))


def keys_of(sounds: tuple[Sound, ...]) -> tuple[str, ...]:
    """The keys of a name already read."""
    keys: dict[str, None] = {}
    for chain in (tuple(sound.whole for sound in sounds), tuple(sound.short for sound in sounds)):
        likely = "".join(readings[0] for readings in chain)
        start = 0
        for at, readings in enumerate(chain):
            keys[likely[start : start + LONGEST_KEY]] = None
            near = chain[at : at + VARIED]
            if any(len(place) > 1 for place in near):
                tail = likely[start + sum(len(place[0]) for place in near) :]
                for head in _likeliest(near):
                    keys[(head + tail)[:LONGEST_KEY]] = None
            start += len(readings[0])
    return tuple(keys)


@lru_cache(maxsize=8192)
def _likeliest(near: tuple[tuple[str, ...], ...]) -> tuple[str, ...]:
    """The combinations that differ least from the likeliest readings, the first characters varied first."""
    picks = product(*(range(len(readings)) for readings in near))
    ranked = sorted(picks, key=lambda pick: (sum(map(bool, pick)), [-place for place in pick]))
    return tuple("".join(map(getitem, near, pick)) for pick in ranked[:COMBINATIONS])


@lru_cache(maxsize=65536)
def read_pinyin(name: str) -> tuple[Sound, ...]:
    """The sounds of a name, or of a word of it; punctuation and what has no sound are left out."""
    plain = unicodedata.normalize("NFKC", name[:LONGEST_NAME]).lower()[:LONGEST_NAME]
    sounds: list[Sound] = []
    for chinese, letters in groupby(plain, key=_is_chinese):
        run = "".join(letters)
        if chinese:
            sounds += _read_chinese(run)
        else:
            words = (without for word in _WORD.findall(run) if (without := _without_marks(word)))
            sounds += [Sound(whole=(word,), short=(word,)) for word in words]
    return tuple(sounds)


def _read_chinese(run: str) -> list[Sound]:
    """The sounds of Chinese characters in a row; the words they form decide which reading is the likeliest."""
    by_word = _pypinyin()(run)
    if len(by_word) != len(run):
        # A character unknown to pypinyin is left out of its answer, which would shift the others.
        by_word = [(_pypinyin()(letter) or [""])[0] for letter in run]
    sounds = []
    for letter, likeliest in zip(run, map(_typed, by_word), strict=True):
        readings = tuple(dict.fromkeys((likeliest, *_FURTHER.get(letter, ())))) if likeliest else ()
        if readings:
            initials = dict.fromkeys(reading[0] for reading in readings)
            sounds.append(Sound(whole=readings, short=tuple(initials)))
    return sounds


@lru_cache(maxsize=1)
def _pypinyin() -> Callable[[str], list[str]]:
    """pypinyin, imported when it is first needed: it reads its tables for 0.3 s."""
    from pypinyin import Style, pinyin

    def read(text: str) -> list[str]:
        return [readings[0] for readings in pinyin(text, style=Style.NORMAL, errors="ignore")]

    return read


@lru_cache(maxsize=4096)
def _typed(reading: str) -> str:
    """A reading in the letters a keyboard has: ü and ê have no key of their own."""
    return _without_marks(reading.replace("ü", "v"))


def _without_marks(text: str) -> str:
    bare = "".join(letter for letter in unicodedata.normalize("NFD", text) if not unicodedata.combining(letter))
    return "".join(letter for letter in bare if letter.isalnum())


def _is_chinese(letter: str) -> bool:
    return "\u3400" <= letter <= "\u9fff" or "\uf900" <= letter <= "\ufaff" or letter >= "\U00020000" or letter == "〇"
