//! Surnames, by which names of persons are known in a text.

/// The surnames of more than ninety-five in a hundred people, by 《百家姓》 and the registers of names.
const SURNAMES: &str = "王李张刘陈杨黄赵吴周徐孙马朱胡郭何林高罗郑梁谢宋唐许韩邓冯曹彭曾肖萧田董潘袁蔡蒋余于杜叶程魏苏吕丁任卢姚沈\
                        钟姜崔谭陆范汪廖石金韦贾夏付傅方邹熊白孟秦邱侯江尹薛闫阎段雷龙黎史陶贺毛郝顾龚邵万覃武钱戴严莫孔向常汤\
                        康易乔赖文施洪季翁倪樊柳华祝岑殷俞柏章鲁葛奚费褚卫戚喻凌霍虞支柯昝管卞娄骆宗郁单杭包诸左吉钮应甘厉\
                        戎祖符景詹束印宿乌焦巴弓牧隗山谷车宓蓬全郗班仰仇栾暴钭邢裴翟阮蓝闵席麻强危童颜尚温庄柴瞿聂窦岳";

/// Whether a character is a common surname.
pub(super) fn is_surname(c: char) -> bool {
    SURNAMES.contains(c)
}
