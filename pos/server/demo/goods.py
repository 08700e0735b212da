"""The demo chain's goods: a line for each style, as a buyer would jot them down.

货号 | name | brand | category | season | 吊牌价 | 零售价 | sizes | colours | silhouette | attributes | matching 货号
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from pos.domain.catalogue import ItemKind

SIZES = {
    "女装": ("XS", "S", "M", "L", "XL"),
    "男装": ("M", "L", "XL", "2XL"),
    "裤码": ("26", "27", "28", "29", "30", "31"),
    "鞋码": ("35", "36", "37", "38", "39", "40"),
    "均码": ("均码",),
    "腰带": ("75cm", "85cm", "95cm"),
    "无": ("",),
}
"""Ordered size groups; a group that is not here is the one size itself, `30ml`."""

_GOODS = """
K2601 | 直筒牛仔裤 | 岸线 | 女装/裤装 | 26AW | 299 | 299 | 裤码 | 深蓝 浅蓝 水洗黑 | trousers | 材质=棉98% 氨纶2%;产地=广东 | S2602 T2601
Z2601 | 羊毛针织开衫 | 岸线 | 女装/针织 | 26AW | 499 | 459 | 女装 | 燕麦 雾灰 墨绿 | cardigan | 材质=绵羊毛;产地=浙江 | Q2601 J2601
J2601 | 真丝方巾 | 岸线 | 配饰/丝巾 | 26AW | 129 | 129 | 均码 | 暮粉 雾蓝 鹅黄 | square | 材质=桑蚕丝 | Z2601
P2601 | 女士皮衣 | 岸线 | 女装/外套 | 26AW | 1299 | 1099 | 女装 | 黑 焦糖 酒红 | jacket | 材质=绵羊皮;洗涤=专业干洗 | K2601 X2601
D2601 | 双面羊绒长大衣 | 岸线 | 女装/外套 | 26AW | 2399 | 2199 | 女装 | 驼 炭灰 藏青 | coat | 材质=羊毛90% 羊绒10% | Z2603 W2601
D2602 | 薄款风衣 | 岸线 | 女装/外套 | 26AW | 899 | 799 | 女装 | 卡其 橄榄 | coat | 材质=棉 | K2601
Y2601 | 轻暖羽绒服 | 岸线 | 女装/外套 | 26AW | 999 | 899 | 女装 | 米白 雾蓝 黑 | puffer | 填充=90%白鸭绒 | K2602
L2601 | 法式碎花长裙 | 岸线 | 女装/连衣裙 | 26SS | 459 | 399 | 女装 | 碎花 藏青 | dress | 材质=粘纤 | J2601
L2602 | 重磅真丝连衣裙 | 岸线 | 女装/连衣裙 | 26SS | 1280 | 1280 | 女装 | 墨绿 酒红 黑 | dress | 材质=桑蚕丝 | X2601
Q2601 | 百褶半身裙 | 岸线 | 女装/半裙 | 26AW | 359 | 329 | 女装 | 雾灰 焦糖 黑 | skirt | 材质=聚酯纤维 | Z2601
S2602 | 长绒棉衬衫 | 岸线 | 女装/衬衫 | 26AW | 329 | 329 | 女装 | 雪白 条纹蓝 | shirt | 材质=新疆长绒棉 | K2601
S2603 | Linen Shirt 亚麻衬衫 | 岸线 | 女装/衬衫 | 26SS | 369 | 299 | 女装 | 米白 薄荷 | shirt | 材质=亚麻 | K2602
T2601 | 圆领纯色T恤 | 岸线 | 女装/T恤 | 26SS | 129 | 99 | 女装 | 雪白 黑 樱粉 薄荷 | tee | 材质=棉 | K2601
Z2603 | 高领羊毛衫 | 岸线 | 女装/针织 | 26AW | 399 | 359 | 女装 | 米白 酒红 咖啡 | knit | 材质=美利奴羊毛 | D2601
K2602 | 高腰阔腿裤 | 岸线 | 女装/裤装 | 26AW | 359 | 359 | 裤码 | 黑 卡其 | trousers | 材质=羊毛混纺 | Z2603
L2603 | 修身针织连衣裙 | 岸线 | 女装/连衣裙 | 26AW | 469 | 429 | 女装 | 咖啡 雾灰 | dress | 材质=羊毛混纺 | D2601
Q2602 | A字牛仔半裙 | 岸线 | 女装/半裙 | 26SS | 229 | 199 | 女装 | 深蓝 水洗黑 | skirt | 材质=棉 | T2601
M2601 | 商务休闲夹克 | 北岸 | 男装/外套 | 26AW | 799 | 699 | 男装 | 藏青 黑 | jacket | 材质=聚酯纤维 | M2604
M2602 | 男士长款羽绒服 | 北岸 | 男装/外套 | 26AW | 1299 | 1199 | 男装 | 黑 墨绿 | puffer | 填充=90%白鹅绒 | M2604
M2603 | 免烫商务衬衫 | 北岸 | 男装/衬衫 | 26AW | 299 | 259 | 男装 | 雪白 浅蓝 条纹蓝 | shirt | 材质=棉 | M2605
M2604 | 弹力休闲长裤 | 北岸 | 男装/裤装 | 26AW | 329 | 299 | 男装 | 黑 卡其 藏青 | trousers | 材质=棉 氨纶 | M2603
M2605 | Oversize Logo T恤 | 北岸 | 男装/T恤 | 26SS | 159 | 129 | 男装 | 雪白 黑 橄榄 | tee | 材质=棉 | M2606
M2606 | 速干运动短裤 | 北岸 | 男装/裤装 | 26SS | 179 | 149 | 男装 | 黑 雾灰 | shorts | 材质=聚酯纤维 | M2605
Z2604 | 男士圆领毛衣 | 北岸 | 男装/针织 | 26AW | 369 | 329 | 男装 | 炭灰 咖啡 | knit | 材质=羊毛 | M2604
X2601 | 乐福单鞋 | 步履 | 鞋包/女鞋 | 26AW | 459 | 429 | 鞋码 | 黑 焦糖 | shoe | 材质=牛皮 | K2602
X2602 | 轻便运动鞋 | 步履 | 鞋包/运动鞋 | 26AW | 399 | 359 | 鞋码 | 雪白 雾灰 | shoe | 材质=网布 | M2606
B2601 | 手提托特包 | 步履 | 鞋包/女包 | 26AW | 599 | 559 | 均码 | 焦糖 黑 米白 | handbag | 材质=牛皮 | P2601
W2601 | 羊绒围巾 | 岸线 | 配饰/围巾 | 26AW | 199 | 199 | 均码 | 燕麦 雾灰 酒红 藏青 | scarf | 材质=山羊绒 | D2601
M2607 | 连帽卫衣 | 北岸 | 男装/卫衣 | 26AW | 299 | 269 | 男装 | 雾灰 黑 藏青 | knit | 材质=棉 | M2604
X2603 | 厚底马丁靴 | 步履 | 鞋包/女鞋 | 26AW | 599 | 559 | 鞋码 | 黑 咖啡 | shoe | 材质=牛皮 | P2601
A2601 | 棒球帽 | 北岸 | 配饰/帽子 | 26SS | 89 | 79 | 均码 | 黑 卡其 藏青 | cap | 材质=棉 | M2605
A2602 | 自动扣皮带 | 北岸 | 配饰/腰带 | 26AW | 199 | 179 | 腰带 | 黑 咖啡 | belt | 材质=牛皮 | M2604
A2603 | 中筒袜三双装 | 岸线 | 配饰/袜子 | 26AW | 49 | 39 | 均码 | 雪白 雾灰 | socks | 材质=棉 | X2602
H1001 | 玻尿酸保湿精华液 | 澄 | 美妆/护肤 | 常青 | 269 | 239 | 30ml | 透明 | dropper | 产地=上海 | H1003 H1002
H1002 | 氨基酸洁面乳 | 澄 | 美妆/护肤 | 常青 | 99 | 89 | 120g | 海盐 | tube | 产地=上海 | H1001
H1003 | 神经酰胺修护面霜 | 澄 | 美妆/护肤 | 常青 | 299 | 299 | 50g | 茉莉 | jar | 产地=上海 | H1001
H1004 | Retinol 夜间焕颜精华 | 澄 | 美妆/护肤 | 常青 | 399 | 359 | 30ml | 琥珀 | dropper | 产地=上海 | H1003
H1005 | 茶树控油爽肤水 | 澄 | 美妆/护肤 | 常青 | 129 | 119 | 200ml | 薄荷 | bottle | 产地=上海 | H1002
H1006 | 清透防晒乳SPF50+ | 澄 | 美妆/防晒 | 26SS | 149 | 129 | 50ml | 鹅黄 | tube | 产地=上海 | H1002
H1007 | 积雪草补水面膜 | 澄 | 美妆/面膜 | 常青 | 89 | 79 | 5片装 | 薄荷 雪白 | mask | 产地=广东 | H1001
C1001 | 丝绒哑光口红 | 绯 | 美妆/彩妆 | 26AW | 159 | 149 | 3.5g | 正红 豆沙 枫叶 珊瑚 玫瑰 酒红 | lipstick | 产地=上海 | C1003
C1002 | 柔焦持妆粉底液 | 绯 | 美妆/彩妆 | 常青 | 219 | 199 | 30ml | 瓷白 自然 小麦 | pump | 产地=上海 | C1005
C1003 | 微光腮红 | 绯 | 美妆/彩妆 | 26AW | 129 | 119 | 5g | 蜜桃 玫瑰 珊瑚 | compact | 产地=上海 | C1001
C1004 | 空气感散粉 | 绯 | 美妆/彩妆 | 常青 | 169 | 149 | 12g | 瓷白 自然 | compact | 产地=上海 | C1002
C1005 | 化妆刷三件套 | 绯 | 美妆/工具 | 常青 | 139 | 119 | 套 | 玫瑰金 黑 | brush | 材质=人造纤维 | C1003
N1001 | 雪松淡香水 | 绯 | 美妆/香氛 | 常青 | 459 | 459 | 50ml | 雪松 | bottle | 产地=法国 | N1002
N1002 | 白茶香氛蜡烛 | 宅物 | 家居/香氛 | 常青 | 168 | 148 | 180g | 茉莉 暮粉 海盐 | jar | 产地=浙江 | N1001
N1003 | 氨基酸沐浴露 | 澄 | 美妆/身体 | 常青 | 79 | 69 | 500ml | 海盐 樱粉 | pump | 产地=上海 | H1002
N1004 | 护手霜 | 澄 | 美妆/身体 | 常青 | 49 | 39 | 60g | 樱粉 茉莉 丁香紫 | tube | 产地=上海 | N1003
F3001 | 三人位布艺沙发 | 宅物 | 家具/沙发 | 常青 | 3299 | 2999 | 210cm | 岩灰 苔绿 赤陶 | sofa | 材质=棉麻 实木框架;配送=上门安装 | F3006 F3010
F3002 | 单人休闲椅 | 宅物 | 家具/椅凳 | 常青 | 899 | 799 | 无 | 焦糖 雾霾蓝 云白 | chair | 材质=绒布 白蜡木 | F3008
F3003 | 实木餐桌 | 宅物 | 家具/桌 | 常青 | 2199 | 1999 | 140cm | 原木 胡桃 | table | 材质=白橡木 | F3004
F3004 | 实木餐椅 | 宅物 | 家具/椅凳 | 常青 | 459 | 399 | 无 | 原木 胡桃 黑橡 | chair | 材质=白橡木 | F3003
F3005 | 五层开放书架 | 宅物 | 家具/柜架 | 常青 | 1299 | 1199 | 180cm | 白蜡木 胡桃 | shelf | 材质=实木 | F3009
F3006 | 可升降茶几 | 宅物 | 家具/桌 | 常青 | 999 | 899 | 110cm | 胡桃 白蜡木 | table | 材质=实木贴皮 | F3001
F3007 | 软包双人床 | 宅物 | 家具/床 | 常青 | 3599 | 3299 | 180cm | 云白 岩灰 | bed | 材质=科技布;配送=上门安装 | F3009
F3008 | 黄铜落地灯 | 宅物 | 家具/灯具 | 常青 | 599 | 559 | 无 | 黄铜 黑 | lamp | 光源=LED | F3002
F3009 | 藤编电视柜 | 宅物 | 家具/柜架 | 常青 | 1899 | 1699 | 160cm | 原木 胡桃 | cabinet | 材质=橡木 藤 | F3006
F3010 | 亚麻抱枕套 | 宅物 | 家居/软装 | 常青 | 99 | 79 | 45cm | 燕麦 苔绿 赤陶 雾霾蓝 | cushion | 材质=亚麻 | F3001
F3011 | 手工编织地毯 | 宅物 | 家居/软装 | 常青 | 899 | 829 | 160×230cm | 燕麦 雾霾蓝 | rug | 材质=羊毛 | F3001
F3012 | 陶艺花瓶 | 宅物 | 家居/摆件 | 常青 | 199 | 169 | 无 | 云白 赤陶 岩灰 | vase | 材质=陶 | F3005
F3013 | 大理石圆几 | 宅物 | 家具/桌 | 常青 | 1299 | 1199 | 60cm | 云白 黑橡 | round_table | 材质=大理石 | F3002
BAG01 | 纸质购物袋 | 柜台 | 其他/购物袋 |  | 1 | 1 | 小 中 大 | 奶茶 | paper_bag |  |
SRV01 | 改裤脚服务 | 柜台 | 其他/服务 |  | 20 | 20 | 无 |  | scissors |  |
SRV02 | 家具上门安装 | 柜台 | 其他/服务 |  | 150 | 150 | 无 |  | scissors |  |
OPEN1 | 无码商品 | 柜台 | 其他/手工价 |  | 0 | 0 | 无 |  | tag |  |
GIFT1 | 真丝发圈（赠品） | 岸线 | 赠品 | 26AW | 0 | 0 | 均码 | 暮粉 黑 | gift |  |
GIFT2 | 护手霜旅行装（赠品） | 澄 | 赠品 | 常青 | 0 | 0 | 15g | 樱粉 | gift |  |
"""  # noqa: E501

_KINDS = {"BAG": ItemKind.BAG, "SRV": ItemKind.SERVICE, "OPE": ItemKind.OPEN_PRICE, "GIF": ItemKind.GIFT}


@dataclass(frozen=True, slots=True)
class Goods:
    """A style of the demo chain."""

    code: str
    """货号."""
    name: str
    """Plain text."""
    brand: str
    """Brand."""
    category: str
    """Path."""
    season: str
    """Season."""
    list_yuan: int
    """吊牌价, whole yuan."""
    retail_yuan: int
    """零售价, whole yuan."""
    sizes: tuple[str, ...]
    """In order; one empty label for none."""
    colours: tuple[str, ...]
    """Names of `palette.COLOURS`; one empty name for none."""
    shape: str
    """Name of a silhouette."""
    attributes: str
    """As in the file."""
    matching: tuple[str, ...]
    """货号."""

    @property
    def kind(self) -> ItemKind:
        """What it is."""
        return _KINDS.get(self.code[:3], ItemKind.GOODS)


def goods() -> Iterator[Goods]:
    """Every style, in the order of the list."""
    for line in _GOODS.strip().splitlines():
        code, name, brand, category, season, listed, retail, sizes, colours, shape, attributes, matching = (
            field.strip() for field in line.split("|")
        )
        yield Goods(
            code=code,
            name=name,
            brand=brand,
            category=category,
            season=season,
            list_yuan=int(listed),
            retail_yuan=int(retail),
            sizes=SIZES.get(sizes) or tuple(sizes.split()),
            colours=tuple(colours.split()) or ("",),
            shape=shape,
            attributes=attributes,
            matching=tuple(matching.split()),
        )
