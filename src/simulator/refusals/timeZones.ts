/** The names that Windows has for time zones; source: windows/win32, Default Time Zones. */
const NAMES = `
Dateline;Aleutian;Hawaiian;Marquesas;Alaskan;Pacific Standard Time (Mexico);Pacific;US Mountain;Mountain Standard Time (Mexico);Mountain;Yukon;
Central America;Central;Easter Island;Central Standard Time (Mexico);Canada Central;SA Pacific;Eastern Standard Time (Mexico);Eastern;Haiti;Cuba;
US Eastern;Turks And Caicos;Paraguay;Atlantic;Venezuela;Central Brazilian;SA Western;Pacific SA;Newfoundland;Tocantins;
E. South America;SA Eastern;Argentina;Greenland;Montevideo;Magallanes;Saint Pierre;Bahia;Mid-Atlantic;Azores;Cape Verde;GMT;
Greenwich;Sao Tome;Morocco;W. Europe;Central Europe;Romance;Central European;W. Central Africa;Jordan;GTB;
Middle East;Egypt;E. Europe;West Bank;Syria;South Africa;FLE;Israel;South Sudan;Kaliningrad;Sudan;Libya;Namibia;
Arabic;Turkey;Arab;Belarus;Russian;E. Africa;Volgograd;Iran;Arabian;Astrakhan;Azerbaijan;Russia Time Zone 3;
Mauritius;Saratov;Georgian;Caucasus;Afghanistan;West Asia;Qyzylorda;Ekaterinburg;Pakistan;India;Sri Lanka;
Nepal;Central Asia;Bangladesh;Omsk;Myanmar;SE Asia;Altai;W. Mongolia;North Asia;N. Central Asia;Tomsk;
China;North Asia East;Singapore;W. Australia;Taipei;Ulaanbaatar;Aus Central W.;Transbaikal;Tokyo;
North Korea;Korea;Yakutsk;Cen. Australia;AUS Central;E. Australia;AUS Eastern;West Pacific;Tasmania;Vladivostok;
Lord Howe;Bougainville;Russia Time Zone 10;Magadan;Norfolk;Sakhalin;Central Pacific;Russia Time Zone 11;New Zealand;
Kamchatka;Fiji;Chatham Islands;Tonga;Samoa;Line Islands
`;

const zones = new Set([
  'utc',
  ...['-11', '-09', '-08', '-02', '+12', '+13'].map((offset) => `utc${offset}`),
  ...NAMES.split(/[;\n]/)
    .map((name) => name.trim())
    .filter(Boolean)
    .map((name) => (/Time/.test(name) ? name : `${name} Standard Time`).toLowerCase()),
]);

/** Whether a text is the name of a time zone as Windows has it. */
export const isTimeZone = (text: string): boolean => zones.has(text.toLowerCase());
