//! Characters that stand for a 汉字 or a mark that has a code point of its own: radicals, and the private code points of old GBK faces. Takes
//! one; gives the character that everybody has.

/// Radicals of the blocks Kangxi Radicals and CJK Radicals Supplement, each before the 汉字 it is: `Equivalent_Unified_Ideograph` of Unicode, as far
/// as the 汉字 is of the basic plane. They come from texts copied out of PDF files.
const RADICALS: &str = "\
    ⺁厂⺂乛⺃乚⺄乙⺅亻⺆冂⺈刀⺉刂⺊卜⺋㔾⺌小⺍小⺎兀⺏尣⺐尢⺒巳⺓幺⺔彑⺕彐⺖忄⺗心⺘扌⺙攵⺛旡⺜日⺝月⺞歺⺟母⺠民⺡氵\
    ⺢氺⺣灬⺤爫⺥爫⺦丬⺧牛⺨犭⺩王⺫目⺬示⺭礻⺯糹⺰纟⺱罓⺲罒⺳㓁⺴冗⺶羊⺹耂⺺肀⺻聿⺼肉⺾艹⺿艹⻀艹⻁虎⻂衤⻃覀⻄西⻅见\
    ⻆角⻈讠⻉贝⻋车⻌辶⻍辶⻎辶⻏邑⻐钅⻑長⻒镸⻓长⻔门⻖阝⻗雨⻘青⻙韦⻚页⻛风⻜飞⻝食⻟飠⻠饣⻢马⻣骨⻤鬼⻥鱼⻦鸟⻧卤⻨麦\
    ⻩黄⻪黾⻫斉⻬齐⻭歯⻮齿⻯竜⻰龙⻱龜⻲亀⻳龟⼀一⼁丨⼂丶⼃丿⼄乙⼅亅⼆二⼇亠⼈人⼉儿⼊入⼋八⼌冂⼍冖⼎冫⼏几⼐凵⼑刀⼒力\
    ⼓勹⼔匕⼕匚⼖匸⼗十⼘卜⼙卩⼚厂⼛厶⼜又⼝口⼞囗⼟土⼠士⼡夂⼢夊⼣夕⼤大⼥女⼦子⼧宀⼨寸⼩小⼪尢⼫尸⼬屮⼭山⼮巛⼯工⼰己\
    ⼱巾⼲干⼳幺⼴广⼵廴⼶廾⼷弋⼸弓⼹彐⼺彡⼻彳⼼心⼽戈⼾戶⼿手⽀支⽁攴⽂文⽃斗⽄斤⽅方⽆无⽇日⽈曰⽉月⽊木⽋欠⽌止⽍歹⽎殳\
    ⽏毋⽐比⽑毛⽒氏⽓气⽔水⽕火⽖爪⽗父⽘爻⽙爿⽚片⽛牙⽜牛⽝犬⽞玄⽟玉⽠瓜⽡瓦⽢甘⽣生⽤用⽥田⽦疋⽧疒⽨癶⽩白⽪皮⽫皿⽬目\
    ⽭矛⽮矢⽯石⽰示⽱禸⽲禾⽳穴⽴立⽵竹⽶米⽷糸⽸缶⽹网⽺羊⽻羽⽼老⽽而⽾耒⽿耳⾀聿⾁肉⾂臣⾃自⾄至⾅臼⾆舌⾇舛⾈舟⾉艮⾊色\
    ⾋艸⾌虍⾍虫⾎血⾏行⾐衣⾑襾⾒見⾓角⾔言⾕谷⾖豆⾗豕⾘豸⾙貝⾚赤⾛走⾜足⾝身⾞車⾟辛⾠辰⾡辵⾢邑⾣酉⾤釆⾥里⾦金⾧長⾨門\
    ⾩阜⾪隶⾫隹⾬雨⾭靑⾮非⾯面⾰革⾱韋⾲韭⾳音⾴頁⾵風⾶飛⾷食⾸首⾹香⾺馬⾻骨⾼高⾽髟⾾鬥⾿鬯⿀鬲⿁鬼⿂魚⿃鳥⿄鹵⿅鹿⿆麥\
    ⿇麻⿈黃⿉黍⿊黑⿋黹⿌黽⿍鼎⿎鼓⿏鼠⿐鼻⿑齊⿒齒⿓龍⿔龜⿕龠\
    ";

/// Private code points of GB 18030-2000 and of GBK before it, each with the character that GB 18030-2022 has in its place.
const PRIVATE: &[(char, char)] = &[
    ('\u{e5e5}', '\u{3000}'),
    ('\u{e78d}', '︐'),
    ('\u{e78e}', '︒'),
    ('\u{e78f}', '︑'),
    ('\u{e790}', '︓'),
    ('\u{e791}', '︔'),
    ('\u{e792}', '︕'),
    ('\u{e793}', '︖'),
    ('\u{e794}', '︗'),
    ('\u{e795}', '︘'),
    ('\u{e796}', '︙'),
    ('\u{e7c7}', 'ḿ'),
    ('\u{e7c8}', 'ǹ'),
    ('\u{e7e7}', '〾'),
    ('\u{e7e8}', '⿰'),
    ('\u{e7e9}', '⿱'),
    ('\u{e7ea}', '⿲'),
    ('\u{e7eb}', '⿳'),
    ('\u{e7ec}', '⿴'),
    ('\u{e7ed}', '⿵'),
    ('\u{e7ee}', '⿶'),
    ('\u{e7ef}', '⿷'),
    ('\u{e7f0}', '⿸'),
    ('\u{e7f1}', '⿹'),
    ('\u{e7f2}', '⿺'),
    ('\u{e7f3}', '⿻'),
    ('\u{e815}', '⺁'),
    ('\u{e816}', '𠂇'),
    ('\u{e817}', '𠂉'),
    ('\u{e818}', '𠃌'),
    ('\u{e819}', '⺄'),
    ('\u{e81a}', '㑳'),
    ('\u{e81b}', '㑇'),
    ('\u{e81c}', '⺈'),
    ('\u{e81d}', '⺋'),
    ('\u{e81e}', '龴'),
    ('\u{e81f}', '㖞'),
    ('\u{e820}', '㘚'),
    ('\u{e821}', '㘎'),
    ('\u{e822}', '⺌'),
    ('\u{e823}', '⺗'),
    ('\u{e824}', '㥮'),
    ('\u{e825}', '㤘'),
    ('\u{e826}', '龵'),
    ('\u{e827}', '㧏'),
    ('\u{e828}', '㧟'),
    ('\u{e829}', '㩳'),
    ('\u{e82a}', '㧐'),
    ('\u{e82b}', '龶'),
    ('\u{e82c}', '龷'),
    ('\u{e82d}', '㭎'),
    ('\u{e82e}', '㱮'),
    ('\u{e82f}', '㳠'),
    ('\u{e830}', '⺧'),
    ('\u{e831}', '𡗗'),
    ('\u{e832}', '龸'),
    ('\u{e833}', '⺪'),
    ('\u{e834}', '䁖'),
    ('\u{e835}', '䅟'),
    ('\u{e836}', '⺮'),
    ('\u{e837}', '䌷'),
    ('\u{e838}', '⺳'),
    ('\u{e839}', '⺶'),
    ('\u{e83a}', '⺷'),
    ('\u{e83b}', '𢦏'),
    ('\u{e83c}', '䎱'),
    ('\u{e83d}', '䎬'),
    ('\u{e83e}', '⺻'),
    ('\u{e83f}', '䏝'),
    ('\u{e840}', '䓖'),
    ('\u{e841}', '䙡'),
    ('\u{e842}', '䙌'),
    ('\u{e843}', '龹'),
    ('\u{e844}', '䜣'),
    ('\u{e845}', '䜩'),
    ('\u{e846}', '䝼'),
    ('\u{e847}', '䞍'),
    ('\u{e848}', '⻊'),
    ('\u{e849}', '䥇'),
    ('\u{e84a}', '䥺'),
    ('\u{e84b}', '䥽'),
    ('\u{e84c}', '䦂'),
    ('\u{e84d}', '䦃'),
    ('\u{e84e}', '䦅'),
    ('\u{e84f}', '䦆'),
    ('\u{e850}', '䦟'),
    ('\u{e851}', '䦛'),
    ('\u{e852}', '䦷'),
    ('\u{e853}', '䦶'),
    ('\u{e854}', '龺'),
    ('\u{e855}', '𤇾'),
    ('\u{e856}', '䲣'),
    ('\u{e857}', '䲟'),
    ('\u{e858}', '䲠'),
    ('\u{e859}', '䲡'),
    ('\u{e85a}', '䱷'),
    ('\u{e85b}', '䲢'),
    ('\u{e85c}', '䴓'),
    ('\u{e85d}', '䴔'),
    ('\u{e85e}', '䴕'),
    ('\u{e85f}', '䴖'),
    ('\u{e860}', '䴗'),
    ('\u{e861}', '䴘'),
    ('\u{e862}', '䴙'),
    ('\u{e863}', '䶮'),
    ('\u{e864}', '龻'),
];

/// The 汉字 that a radical is.
pub(super) fn unified_radical(c: char) -> Option<char> {
    if !matches!(c, '\u{2e80}'..='\u{2fd5}') {
        return None;
    }
    RADICALS
        .chars()
        .step_by(2)
        .zip(RADICALS.chars().skip(1).step_by(2))
        .find(|&(radical, _)| radical == c)
        .map(|found| found.1)
}

/// The character that a private code point of an old face stood for.
pub(in crate::copy) fn private_meaning(c: char) -> Option<char> {
    let index = PRIVATE.binary_search_by_key(&c, |&(private, _)| private).ok()?;
    PRIVATE.get(index).map(|&(_, meant)| meant)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn radicals_lead_to_their_characters() {
        assert_eq!(RADICALS.chars().count() % 2, 0);
        for (radical, meant) in
            [('⼀', '一'), ('⽼', '老'), ('⻄', '西'), ('⺠', '民'), ('⻓', '长'), ('⿕', '龠'), ('⻳', '龟')]
        {
            assert_eq!(unified_radical(radical), Some(meant));
        }
        assert_eq!(unified_radical('老'), None);
    }

    #[test]
    fn private_code_points_of_old_faces_have_a_meaning() {
        assert!(PRIVATE.windows(2).all(|pair| pair[0].0 < pair[1].0));
        for (private, meant) in
            [('\u{e5e5}', '\u{3000}'), ('\u{e7c7}', 'ḿ'), ('\u{e816}', '𠂇'), ('\u{e81e}', '龴'), ('\u{e863}', '䶮')]
        {
            assert_eq!(private_meaning(private), Some(meant));
        }
        assert_eq!(private_meaning('\u{e000}'), None);
    }
}
