/**
 * Words that stand beside a number: those that announce an extension, and labels that only say what kind of number it is.
 * Spelled as in address books of many languages, lower case, NFKC. A word that is not listed is never taken for a label.
 */

/** Longest first, so that `extension` is not read as `ext` and a rest. */
export const extensionWords: readonly string[] = [
  // English, German, Dutch, Nordic
  'ext extn extension xtn internal int',
  'durchwahl dw nebenstelle nst apparat app klappe kl',
  'toestel tst doorkiesnummer',
  'anknytning ankn linje lokalnr lokal lok alanumero alanro alanr',
  // French, Spanish, Portuguese, Italian, Romanian
  'poste interne extensión anexo interno ramal extensão extensao estensione derivato interior',
  // Slavic, Baltic, Hungarian, Greek, Turkish
  'wewnętrzny wewn wew linka klapka mellék mellek εσωτερικό εσωτ εσ dahili dah',
  'добавочный доб внутренний внутр вн дод вътрешен вътр унутрашњи',
  // Arabic, Persian, Hebrew, Hindi, Thai, Vietnamese
  'تحويلة داخلي داخلی שלוחה एक्सटेंशन ต่อ',
  // Chinese, Japanese, Korean
  '分机 分機 转 轉 内线 內線 内線 내선 교환',
]
  .flatMap((line) => line.split(' '))
  .concat('máy lẻ', 'số máy lẻ', 'số nội bộ')
  .map((word) => word.normalize('NFKC'))
  .sort((a, b) => b.length - a.length);

export const labelWords: ReadonlySet<string> = new Set(
  [
    // English
    'tel telephone telefone phone ph fon call mobile mob cell cellphone cellular work home office desk direct',
    'main switchboard reception private personal business landline fixed fax telefax number num no nr nbr pager',
    'whatsapp signal telegram sms viber line dial hotline emergency assistant car other primary secondary new old',
    // German, Dutch
    'telefon telefonnummer rufnummer festnetz handy mobil mobiltelefon mobilnummer mobilfunk privat geschäftlich dienstlich',
    'arbeit büro buero zentrale durchwahl direkt nummer neu telefoon mobiel gsm werk thuis kantoor vast nat',
    // French
    'tél telephone téléphone portable mobile fixe domicile bureau standard ligne directe direct numéro numero pro perso',
    'professionnel personnel accueil secrétariat nouveau',
    // Spanish, Portuguese, Italian
    'teléfono telefono telf tfno tlf tfn móvil movil celular cel trabajo casa oficina fijo particular directo número',
    'telemóvel telemovel tlm trabalho escritório fixo cellulare cell ufficio fisso abitazione lavoro centralino',
    // Nordic
    'telefonnummer tlf mobil mobiltelefon mobilnr arbejde arbeid arbete hem hjem hjemme kontor växel puhelin puh matkapuhelin',
    'gsm työ koti faksi farsími sími',
    // Slavic, Baltic, Hungarian, Romanian, Greek, Turkish
    'komórka kom tel komórkowy służbowy prywatny praca dom telefón mobilní pevná práce domů munka otthon mobilszám vezetékes',
    'служебный рабочий домашний мобильный моб сот сотовый тел телефон факс раб дом городской робочий мобільний',
    'mobilni posao kuća телефон мобилен serviciu acasă fix mobilais tālrunis mobilusis',
    'τηλ τηλέφωνο κιν κινητό σταθερό φαξ εργασία σπίτι cep iş ev telefonu sabit gsm faks',
    // Arabic, Persian, Hebrew, Hindi, Thai, Vietnamese, Indonesian
    'هاتف تلفون جوال موبايل محمول عمل منزل فاكس تلفن موبایل همراه منزل טלפון טל נייד פקס עבודה בית',
    'फोन मोबाइल घर कार्यालय โทร โทรศัพท์ มือถือ แฟกซ์ điện thoại đt di động đtdđ sđt telepon telp hp',
    // Chinese, Japanese, Korean
    '电话 電話 手机 手機 传真 傳真 办公 家庭 公司 携帯 携帯電話 電話番号 会社 自宅 直通 代表 전화 휴대폰 휴대전화 핸드폰 팩스 회사 집',
    // Single letters as printed on visiting cards
    't m f p w h c o d e n',
  ]
    .flatMap((line) => line.split(' '))
    .map((word) => word.normalize('NFKC')),
);

/** Words between two numbers of one field. */
export const betweenNumbers =
  'or oder ou o u and und et y e og och eller of en lub albo i ya da или и 或 和 または'.split(' ');
