/** What the generated addresses are made of: nothing here but words. */

const words = (/** @type {string} */ text) => text.trim().split(/\s+/);

export const firstNames = words(`
  anna ben carla david elena frank grace hugo irene jack karin liam maria noah olga paul
  quentin rosa simon tina ulrich vera walter xavier yasmin zoe alexander beatrice catherine
  dominic elizabeth frederick gabriella henry isabella jonathan katarzyna leonard margaret
  nicholas ophelia patricia raphael samantha theodore valentina william amy bob joe kim lee
  max ned pia ray sue tom uma ian eva mia leo lily emma lucas daniel sofia
`);

export const lastNames = words(`
  adams baker carter dubois evans fischer garcia hughes ivanov jensen keller lopez martin
  nowak olsen peters quinn rossi schmidt taylor ueda varga weber young zimmer anderson
  bergstrom christensen fernandez gonzalez hernandez johansson kowalski lindqvist
  montgomery oconnor papadopoulos richardson rodriguez stevenson thompson vandenberg
  williamson li wu kim ng roy diaz berg hall king wood gray ford
`);

export const roles = words(`
  info sales support contact admin office jobs billing hello team press orders accounts
  newsletter noreply no-reply webmaster reception invoices service
`);

export const nicknames = words(`
  sunny bluebird gamer rocket pixel skater bookworm dragon guitar coffee traveller kitten
  ninja runner star moon happy lucky panda wolf
`);

export const tags = words('news shop bank github travel test forum work lists 2024 spam promo');

export const providers = words(`
  gmail.com gmail.com gmail.com gmail.com outlook.com hotmail.com yahoo.com icloud.com
  aol.com gmx.de web.de orange.fr libero.it yahoo.co.uk proton.me mail.ru qq.com live.com
  comcast.net btinternet.com
`);

export const companyWords = words(`
  north harbour river stone green bright summit valley atlas cedar delta ember falcon forge
  global granite horizon island lumen maple meridian nova oak orbit pioneer prime quartz
  ridge silver solar spring sterling swift terra union vector vista west blue
`);

export const trades = words(`
  consulting software logistics media design partners labs systems tech foods energy health
  travel works group studio legal print tools bank
`);

export const endings = words(`
  com com com com com net org de fr it nl ch co.uk co.uk com.au co.jp com.br io eu info edu
  ca es pl se org.uk ac.uk biz
`);

export const subdomains = words('mail cs eu uk corp students staff support lists us dev math');

/**
 * Words in other scripts: lower case, NFC, valid labels by IDNA2008 (each is right to left or
 * left to right as a whole, none begins with a mark). The last column is top labels.
 *
 * @type {{script: string, words: string[], top: string[]}[]}
 */
export const scripts = [
  {
    script: 'Latin',
    words: words('jörg müller françois société łukasz køster größe peña señor čeština şirket'),
    top: words('com de eu'),
  },
  {
    script: 'Greek',
    words: words('γιώργος ελένη παράδειγμα δοκιμή θάλασσα βιβλίο ουρανός νίκος'),
    top: words('ελ gr'),
  },
  {
    script: 'Cyrillic',
    words: words('иван мария почта пример книга город новости їжак весна'),
    top: words('рф укр com'),
  },
  {
    script: 'Armenian',
    words: words('արամ նարե փորձ գիրք քաղաք սարեր'),
    top: words('հայ am'),
  },
  {
    script: 'Georgian',
    words: words('გიორგი ნინო მაგალითი წიგნი ქალაქი ფოსტა'),
    top: words('გე ge'),
  },
  {
    script: 'Hebrew',
    words: words('דוגמה דואר ספרים משרד חדשות ירושלים'),
    top: words('ישראל com'),
  },
  {
    script: 'Arabic',
    words: words('مثال بريد كتاب مدينة محمد فاطمة أخبار شركة'),
    top: words('مصر قطر com'),
  },
  {
    script: 'Devanagari',
    words: words('उदाहरण संपर्क डाक पुस्तक नगर समाचार राम'),
    top: words('भारत in'),
  },
  {
    script: 'Bengali',
    words: words('উদাহরণ ডাক বই নগর খবর মিতা'),
    top: words('ভারত বাংলা'),
  },
  {
    script: 'Tamil',
    words: words('உதாரணம் அஞ்சல் நூல் நகரம் செய்தி மலர்'),
    top: words('இந்தியா சிங்கப்பூர்'),
  },
  {
    script: 'Thai',
    words: words('ตัวอย่าง จดหมาย หนังสือ เมือง ข่าว สมชาย'),
    top: words('ไทย com'),
  },
  {
    script: 'Han',
    words: words('例子 邮件 书店 城市 新闻 张伟 管理員 电子邮箱'),
    top: words('中国 公司 cn'),
  },
  {
    script: 'Kana',
    words: words('たろう はなこ メール テスト ひらがな カタカナ'),
    top: words('みんな jp'),
  },
  {
    script: 'Hangul',
    words: words('예시 메일 도서관 서울 소식 홍길동 테스트'),
    top: words('한국 kr'),
  },
];
