import { openTestSearch } from '../../fakes/shared-knowledge';

const search = openTestSearch();

test.each([
  // Places
  'posting about Ukraine',
  'Palestine posts by staff',
  'tweets about gaza',
  'our page in Wrexham',
  'a colleague in Kolkata',
  'news from Kyiv',
  // Faiths and peoples
  'content for Muslim patients',
  'can staff wear a hijab in photos',
  'wishing people a happy Eid',
  'a vaisakhi post',
  'nowruz and hanukkah greetings',
  'transgender patients and social media',
  'black lives matter post',
  'sikh colleagues',
  // Health and medicines
  'HIV awareness week',
  'lipid profile meaning',
  'sertraline side effects',
  'a mounjaro advert',
  // Organisations, platforms and terms
  'samaritans guidance on media',
  'is our group gdpr compliant',
  'gifs with alt text',
  '#spon posts',
  'roi of social media',
  'is bluesky any good',
  'unison and mencap',
  // People
  'Mrs Jones wants her photo removed',
  'Mr Jonez posted about us',
  'Dr Adeyemi and nurse Kowalski',
  // Plain words
  'a condolence message',
  'sum of money raised',
  'spotting cake in a photo',
])('every word of “%s” stays as it was typed', async (question) => {
  expect((await search.find(question)).repairs).toEqual([]);
});

test.each([
  ['facbook polcy', 'facebook policy'],
  ['cofidentiality onlien', 'confidentiality online'],
  ['hashtgas for nusres', 'hashtags for nurses'],
  ['twelve wrd policey', '12 word policy'],
  ['patietns filmng staff', 'patients filming staff'],
  ['wot shud ppl post', 'what should people post'],
  ['a wellcome post', 'a welcome post'],
  ['forgett my passwordd', 'forget my password'],
  ['socialmedia rules', 'social media rules'],
])('“%s” is read as “%s”', async (typed, meant) => {
  expect((await search.find(typed)).repaired).toBe(meant);
});

test('a doubtful slip is offered, not taken', async () => {
  const { repairs, offered } = await search.find('cnfdntiality online');
  expect(repairs).toEqual([]);
  expect(offered).toBe('confidentiality online');
});
