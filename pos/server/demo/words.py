"""Words from which a large catalogue's names are put together."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Trade:
    """A branch of the chain and the words its buyers use."""

    category: str
    """First part of the category path."""
    who: tuple[str, ...]
    """For whom, or of what line."""
    what: tuple[str, ...]
    """Of what it is made, or what is in it."""
    how: tuple[str, ...]
    """Cut, effect or style."""
    noun: tuple[str, ...]
    """The thing."""
    colours: tuple[str, ...]
    """Names on the tag."""
    grids: tuple[tuple[int, tuple[str, ...]], ...]
    """(number of colours, sizes): 8 to 10 variants each."""


def _words(text: str) -> tuple[str, ...]:
    return tuple(text.split())


TRADES = (
    Trade(
        category="服装",
        who=_words("女士 男士 女童 男童 中性 大码 孕妇 青年"),
        what=_words(
            "羊毛 羊绒 纯棉 亚麻 真丝 牛仔 灯芯绒 羽绒 皮 雪纺 莫代尔 天丝 针织 粗花呢 摇粒绒 聚酯 锦纶 麂皮 丝绒 "
            "竹纤维"
        ),
        how=_words(
            "修身 宽松 短款 长款 中长款 高腰 低领 圆领 翻领 连帽 双排扣 单排扣 百褶 拼接 印花 条纹 格纹 刺绣 复古 简约 "
            "商务 休闲 运动 通勤 加厚 薄款 轻暖 免烫 速干 弹力"
        ),
        noun=_words(
            "大衣 风衣 皮衣 夹克 西装 衬衫 T恤 毛衣 开衫 卫衣 马甲 羽绒服 连衣裙 长裙 半身裙 短裙 牛仔裤 阔腿裤 休闲裤 "
            "短裤 打底裤 背心 吊带 睡衣 家居服 围巾 披肩 帽衫 棉服 冲锋衣"
        ),
        colours=_words("黑 米白 雾灰 炭灰 燕麦 焦糖 驼 卡其 墨绿 薄荷 藏青 深蓝 浅蓝 酒红 暮粉 樱粉 鹅黄 奶茶"),
        grids=(
            (2, ("S", "M", "L", "XL")),
            (2, ("XS", "S", "M", "L", "XL")),
            (3, ("S", "M", "L")),
            (2, ("S", "M", "L", "XL", "2XL")),
        ),
    ),
    Trade(
        category="美妆",
        who=_words("清透 水光 柔雾 丝绒 臻颜 草本 海洋 山茶 玫瑰 雪松"),
        what=_words("玻尿酸 烟酰胺 神经酰胺 氨基酸 维生素C 视黄醇 积雪草 茶树 角鲨烷 胶原 多肽 乳木果 芦荟 绿茶 红参"),
        how=_words("保湿 修护 舒缓 紧致 控油 提亮 抗皱 防晒 持妆 遮瑕 滋养 清洁 焕颜 淡斑 补水"),
        noun=_words(
            "精华液 面霜 乳液 爽肤水 洁面乳 面膜 眼霜 粉底液 口红 唇釉 腮红 眼影 散粉 护手霜 身体乳 沐浴露 洗发水 香水"
        ),
        colours=_words("瓷白 自然 小麦 正红 豆沙 枫叶 珊瑚 玫瑰 蜜桃 香槟 琥珀 海盐 茉莉"),
        grids=((8, ("标准装",)), (4, ("旅行装", "标准装")), (3, ("15ml", "30ml", "50ml"))),
    ),
    Trade(
        category="家具",
        who=_words("北欧 日式 新中式 意式 美式 法式 现代 轻奢 儿童 户外"),
        what=_words("实木 白橡木 黑胡桃 白蜡木 藤编 布艺 科技布 头层牛皮 大理石 岩板 铁艺 亚克力 竹 榉木"),
        how=_words("可折叠 可升降 储物 旋转 双人 单人 三人位 转角 嵌入式 落地 壁挂 组合 加长 圆角"),
        noun=_words(
            "沙发 餐桌 餐椅 茶几 床 床头柜 书架 书桌 衣柜 电视柜 边柜 玄关柜 休闲椅 吧椅 落地灯 "
            "台灯 地毯 抱枕 屏风 梳妆台"
        ),
        colours=_words("原木 胡桃 白蜡木 黑橡 岩灰 苔绿 云白 赤陶 雾霾蓝 黄铜"),
        grids=((3, ("小号", "中号", "大号")), (4, ("标准款", "加大款")), (2, ("120cm", "140cm", "160cm", "180cm"))),
    ),
)
