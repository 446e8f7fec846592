/** Words by which a name shows its parts, folded (no accents, lower case, no dots). None of them proves anything: they make better guesses. */

function words(...lines: readonly string[]): ReadonlySet<string> {
  return new Set(lines.flatMap((line) => line.split(' ')));
}

/** Before a name. Those that are also names or initials count only with their dot. */
export const honorifics = words(
  'mr mrs ms miss mx dr prof professor doctor sir dame lord lady rev reverend capt captain',
  'herr frau hr dipl dipling ing dring mag magister mme madame mlle mademoiselle monsieur messieurs maitre docteur professeur',
  'sra srta senor senora senorita dona dott dottssa dottoressa sig sigra signor signora avv avvocato arch',
  'dhr mevr mevrouw drs mgr inz pani fru froken sheikh hajji shri smt kumari',
  'др проф гн гжа господин госпожа профессор доктор الدكتور دكتور السيد السيدة',
);
export const dottedHonorifics = words('m fr sr st hon gen col lt maj sgt me d drs ir pan geom');

/** Behind a name. */
export const suffixes = words(
  'jr sr ii iii iv junior senior phd md esq esquire dds dmd cpa mba msc bsc ma ba llm llb rn cfa pmp edd jd dvm do obe mbe cbe',
);

/** Between a first and a last name, with the last. */
export const particles = words(
  'van von der den de du des da das do dos di del della dello dei degli la le les lo los las el al ul',
  'bin bint ibn abu ben ter ten te zu zum zur vom vande vanden op tot af av till st saint san santa ap ni nic ui',
  'بن ابن بنت ال ابو בן בר בת אבן דה פון',
);
/** Only in small letters: in capitals they are initials and names. */
export const smallParticles = words("y e i in 't t o 's d ten te bar");

export const conjunctions = words('and und et y e og och en i & + und/oder / и');

/** Spanish and Portuguese people have two family names. */
export const iberianNames = words(
  'garcia fernandez gonzalez rodriguez lopez martinez sanchez perez gomez jimenez ruiz hernandez diaz moreno munoz alvarez',
  'romero gutierrez navarro torres dominguez vazquez vasquez ramos ramirez serrano blanco molina morales suarez ortega delgado',
  'castro ortiz rubio marin sanz nunez iglesias medina garrido cortes castillo lozano guerrero prieto mendez cruz flores',
  'herrera marquez reyes vargas aguilar rojas silva santos pereira ferreira oliveira costa rodrigues martins sousa souza',
  'fernandes goncalves gomes lopes marques alves almeida ribeiro pinto carvalho teixeira moreira correia mendes nunes soares',
  'vieira monteiro cardoso rocha neves coelho cunha pires reis simoes antunes matos fonseca machado araujo barbosa tavares',
);

/** Vietnamese names start with the family. */
export const vietnameseNames = words(
  'nguyen tran le pham hoang huynh phan vu vo dang bui do ho ngo duong ly truong dinh doan mai trinh dao',
);
/** Letters with marks that no other language has. */
export const vietnameseLetters = /[ăđơưạảấầẩẫậắằẳẵặẹẻẽếềểễệỉịọỏốồổỗộớờởỡợụủứừửữựỳỵỷỹ]/iu;

export const hungarianFamilies = words(
  'nagy kovacs toth szabo horvath varga kiss molnar nemeth farkas balogh papp takacs juhasz lakatos meszaros olah racz fekete',
  'szilagyi torok feher balazs gal kis szucs kocsis pinter fodor orsos szalai sipos magyar lukacs gulyas biro kiraly laszlo katona',
);
export const hungarianGivens = words(
  'laszlo istvan jozsef janos zoltan sandor gabor ferenc attila peter tamas zsolt tibor andras csaba imre lajos gyorgy balazs',
  'gergely mihaly karoly robert daniel adam norbert david krisztian bence mate',
  'maria erzsebet katalin ilona eva anna zsuzsanna margit judit agnes julianna andrea ildiko erika krisztina iren eszter',
  'magdolna monika edit gabriella szilvia anita viktoria dora reka nora timea boglarka hajnalka',
);

/** One character each; Korean names too. */
export const chineseFamilies = new Set(
  '王李张張刘劉陈陳杨楊黄黃赵趙吴吳周徐孙孫马馬朱胡郭何林罗羅郑鄭梁谢謝宋唐许許邓鄧冯馮韩韓曹曾彭萧蕭蔡潘田董袁于余叶葉蒋蔣杜苏蘇魏程吕呂丁沈任姚卢盧傅钟鍾姜崔谭譚廖范汪陆陸金石戴贾賈韦韋夏邱方侯邹鄒熊孟秦白江阎薛尹段雷黎史龙龍陶贺賀顾顧毛郝龚龔邵万萬钱錢严嚴武莫孔向汤湯',
);
export const longEastAsianFamilies =
  '欧阳 歐陽 司马 司馬 上官 诸葛 諸葛 司徒 东方 東方 令狐 皇甫 尉迟 公孙 慕容 夏侯 남궁 황보 제갈 선우 독고 사공 서문 동방'.split(
    ' ',
  );
