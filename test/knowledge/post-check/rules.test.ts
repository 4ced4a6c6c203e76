import type { Draft, RuleName } from '../../../knowledge/post-check/draft';
import { RULE_NAMES } from '../../../knowledge/post-check/draft';
import { check } from './opened';

/** What a rule must quote of a draft; '' where it fires without a quote, undefined where it must not fire. */
type Case = readonly [text: string, quote: string | undefined, also?: Omit<Draft, 'text'>];

const MONDAY = { date: '2026-11-09' };
const ELECTION = { date: '2024-06-12' };

const CASES: Readonly<Record<RuleName, readonly Case[]>> = {
  'patient-details': [
    ['NHS number 943 476 5919 has left her scarf here.', ''],
    ['Please ask Mr Alan Pike, born 12/05/1951, to ring us.', ''],
    ['Would the son of Mr Harbinder Gill please collect his tablets?', ''],
    ['Today’s list: Derek Marsh, hip. Pat Lowndes, knee.', ''],
    ['Mr Rahman, our new heart surgeon, starts on Monday 7 December.', undefined],
    ['A talk by Mrs Pringle on her hip operation, with her consent.', undefined],
    ['Never post an NHS number or a date of birth.', undefined],
    ['The complaint about her hip by Ms Alma Trent is here in full.', ''],
    ['Missed appointments: Mr Tom Penn (2pm Monday) and Miss Ada Wood (4pm Monday).', ''],
    ['The mobile we have for the family, 07700 900482, goes to voicemail.', ''],
    ['Carol and Beth Partridge work on our maternity unit and have won a medal.', undefined],
    ['Ring our patient advice team on 01632 960130.', undefined],
  ],
  'identifiable-by-circumstance': [
    ['The man in bed 11 sang all night.', ''],
    ['Ruby, 4, from Oundle rang the bell on our oncology ward.', ''],
    ['Born in the lift on Saturday at 6lb 11oz!', ''],
    ['A cyclist was airlifted to us from Crow Fell on Sunday with a broken pelvis.', ''],
    ['Ward 4 reopens on Monday 16 November. Please use the lift by the chapel.', undefined],
    ['Babies have their first vaccines at 8 weeks. Bring your red book.', undefined],
    ['Joan has pushed our tea trolley for 31 years. She is still the fastest.', undefined],
    ['Ruby, 4, had chemo on our ward. Her parents gave written consent for this post.', undefined],
    ['You are pregnant from the day that you conceive. Whooping cough jabs are free.', undefined],
    ['If you are aged 60, or pregnant at 16 weeks, ask us for a vaccine.', undefined],
    ['Signs of meningitis in a baby: a stiff neck, a rash, a fever.', undefined],
    ['Never show whether the writer is a patient.', undefined],
    [
      'A made-up case for our class: a farmer of 71 has fainted at the mart, and nobody on Ward 3 has rung his wife.',
      undefined,
    ],
    [
      'In our training exercise the casualties were drama students. A lad of 19 had lost a leg in a quarry near Oundle.',
      undefined,
    ],
    ['This is no made-up case: the man in bed 11 sang all night.', ''],
  ],
  'asks-for-personal-details': [
    [
      'Cut off? Text your surname, street and condition to us on here.',
      'your surname, street and condition',
    ],
    ['Please DM us your NHS number and postcode.', 'DM us your NHS number and postcode'],
    [
      'Waiting for results? Comment with your full name and date of birth.',
      'Comment with your full name and date of birth',
    ],
    ['We will never ask for your bank details or date of birth in a message.', undefined],
    ['Please do not post your NHS number in comments.', undefined],
    ['@gaz What’s her name, her address and her date of birth?', 'her name'],
    ['A text that says “reply with your date of birth” is a scam. Delete it.', undefined],
    ['DM us if you would like to join the parade.', undefined],
  ],
  'confirms-a-patient': [
    ['@jo_smith82 We have looked at your notes and your scan was normal.', 'looked at your notes'],
    ['Your operation was very quick.', 'Your operation was', { reply: true }],
    ['@kim_w We rang you twice about the insulin.', 'rang you twice'],
    ['Hi Lena, the walk-in clinic is open until 8pm.', undefined],
    ['If you cannot make your appointment, please tell us.', undefined],
    ['Our annual report is out. Waits for an assessment did not go well.', undefined],
    ['We are sorry that you are unhappy. We cannot talk about anyone’s care here.', undefined],
  ],
  'medicine-promotion': [
    ['Mounjaro is in stock. Order today.', 'Mounjaro'],
    ['Skinny jabs now half price!', 'Skinny jabs'],
    ['Do not buy Ozempic online: some pens are fake.', undefined],
    ['Which vaccine is free for you? Ask us.', undefined],
  ],
  'pre-election': [
    [
      'Delighted to welcome the Labour candidate today.',
      'Delighted to welcome the Labour candidate',
      ELECTION,
    ],
    ['Delighted to welcome the Labour candidate today.', undefined, MONDAY],
    ['Delighted to welcome the Labour candidate today.', undefined],
    ['Such a treat to have Wes Streeting in our kitchen.', 'Wes Streeting', ELECTION],
    ['Such a treat to have Wes Streeting in our kitchen.', undefined, MONDAY],
    ['Of the people standing in Ashby only one rang us.', 'people standing in Ashby', ELECTION],
    ['Three people standing in the rain sang to us. The green has been mown.', undefined, ELECTION],
    ['Candidates for staff governor speak at noon.', undefined, ELECTION],
    ['Our labour ward has moved to Level 3.', undefined, ELECTION],
    ['Polling day is on Thursday 4 July. We are open as usual.', undefined, ELECTION],
  ],
  'photo-consent': [
    ['Some lovely pictures from the patients’ tea party.', 'Some lovely pictures'],
    ['A happy family on Ward 4.', 'family', { picture: true }],
    ['Our lovely patients at the garden party. 📷', '📷'],
    ['Send us a photo of your garden.', undefined],
    [
      'Her words, with written consent: the stroke took her speech and she sang it back.',
      'consent',
    ],
  ],
  length: [
    ['x'.repeat(281), '', { platform: 'x' }],
    ['x'.repeat(280), undefined, { platform: 'x' }],
    ['x'.repeat(301), '', { platform: 'bluesky' }],
    ['x'.repeat(9000), undefined, { platform: 'facebook' }],
    ['x'.repeat(9000), undefined],
  ],
  'hashtag-case': [
    ['Join in on Friday. #havingagoodday', '#havingagoodday'],
    ['Thank you #thankyouteam', '#thankyouteam'],
    ['#zerotolerance', '#zerotolerance'],
    ['#worldantimicrobialawarenessweek', '#worldantimicrobialawarenessweek'],
    ['#ThankYouTeam', undefined],
    ['#pharmacy', undefined],
    ['#wellbeing', undefined],
  ],
  'hashtag-count': [
    ['#One #Two #Three', '#Three'],
    ['#One #Two', undefined],
    ['#One #Two #Three', undefined, { platform: 'instagram' }],
    ['#One #Two', '#Two', { platform: 'threads' }],
  ],
  'emoji-count': [
    ['Cake 🧁🍰🍪🎂', '🎂'],
    ['Thank you 💙💙', '💙'],
    ['A family 👩‍👩‍👧‍👦 and a flag 🏴󠁧󠁢󠁷󠁬󠁳󠁿', undefined],
    ['© 2026, 5 metres → left', undefined],
  ],
  'fancy-letters': [
    ['T\u0336h\u0336a\u0336n\u0336k\u0336s', 'T\u0336h\u0336a\u0336n\u0336k\u0336'],
    ['𝐖𝐞 𝐚𝐫𝐞 𝐨𝐩𝐞𝐧 on Saturday', '𝐖𝐞 𝐚𝐫𝐞 𝐨𝐩𝐞𝐧'],
    ['Ⓕⓡⓔⓔ parking', 'Ⓕⓡⓔⓔ'],
    ['ᴏᴘᴇɴ ɴᴏᴡ', 'ᴏᴘᴇɴ ɴᴏᴡ'],
    ['A раtient’s scan', 'раtient’s'],
    ['Croeso, Siân! Ħal, 2°C and ½ a mile. مرحبا', undefined],
  ],
  capitals: [
    ['Ring the charity PANDAS.', undefined],
    ['PLEASE DO NOT RING before ten.', 'PLEASE DO NOT RING'],
    ['Free parking ENDS today.', 'ENDS'],
    ['CLOSED ON THURSDAY for training.', 'CLOSED ON THURSDAY'],
    ['Think FAST. Ring the NHS on 111 or go to A&E.', undefined],
    ['I am in. A GP is too.', undefined],
  ],
  'alt-text': [
    ['The poster below has the dates.', 'poster below'],
    ['Infographic: how to rest well.', 'Infographic: how'],
    ['The garden is open! 📸', '📸'],
    ['Send us your photos of the garden! 📸', undefined],
    ['A walk in the park.', '', { picture: true }],
    ['A walk in the park.', '', { picture: true, alt: 'Image of a park' }],
    ['A walk in the park.', undefined, { picture: true, alt: 'Two nurses walk past a lake.' }],
    ['The poster below has the dates. Alt text: clinics on 3 and 4 May.', undefined],
    ['Photographers wanted for our calendar.', undefined],
  ],
  links: [
    ['Winter advice: https://bit.ly/winter-np', 'https://bit.ly/winter-np'],
    ['To book, click here.', 'click here'],
    ['See http://www.example.org/a', 'http://www.example.org/a'],
    ['https://a.example.org and https://b.example.org', 'https://b.example.org'],
    ['See https://www.nhs.uk/conditions.', undefined],
  ],
  'long-sentence': [
    [`${'word '.repeat(25)}end.`, `${'word '.repeat(25)}end.`],
    [`${'word '.repeat(24)}end. Dr. Bell comes at 5 p.m. on Friday.`, undefined],
  ],
  'ambiguous-date': [
    ['Massage tasters on Friday 11 December, 5 - 7.30 in the gym.', '5 - 7.30'],
    ['We are closed on Wed 14th for training.', 'Wed 14th'],
    ['Clinics 3/4 and 5/6 have swapped doors.', undefined],
    ['We are shut tomorrow.', 'tomorrow'],
    ['Clinic next Saturday.', 'next Saturday'],
    ['flu jabs this saturday at the guildhall', 'this saturday'],
    ['The cat sat by the wed couple. Next sat nav, please.', undefined],
    ['Come to the fete on Saturdays 10-2, all welcome.', 'Saturdays 10-2'],
    ['We are open 9 – 5 in the week.', 'open 9 – 5'],
    ['Our five-a-side team won on Saturday 3-1. Open 9am-5pm. Saturday 7-9 November.', undefined],
    ['Closed on 03/12.', '03/12'],
    ['A red bag for a patient, date of birth 12.4.1961, is here.', undefined],
    ['Closed on Monday 17 November.', 'Monday 17 November', MONDAY],
    ['Quiz on Thursday 19 November at 7.', 'at 7', MONDAY],
    ['Closed on Tuesday 17 November, 12.30pm to 5pm.', undefined, MONDAY],
    ['Open 24/7. Blood pressure under 120/80.', undefined],
  ],
  acronym: [
    ['Bring your red book to CAMHS.', 'CAMHS'],
    ['A body mass index (BMJX) is a number.', undefined],
    ['WE CLOSE ON THURSDAY.', undefined],
    ['Ring the NHS or your GP. Ward 7A, Level B2, Henry VIII.', undefined],
  ],
  jargon: [
    ['We will commence the work.', 'commence'],
    ['You may have hypertension.', 'hypertension'],
    ['We will start the work.', undefined],
  ],
  'negative-contraction': [
    ['Don’t ring before 8am.', 'Don’t'],
    ['You don’t know joy until you have had our soup. It wasn’t me.', undefined],
    ['Don’t come to the surgery.', 'Don’t'],
    ["You can't park here.", "can't"],
    ["I can't wait.", undefined],
    ["We're open and you'll find us.", undefined],
  ],
  'people-first-language': [
    ['A bus for the disabled and the deaf.', 'the disabled'],
    ['The disabled toilet is open, and the deaf club meets on Fridays.', undefined],
    ['We say “older people”, and never “the elderly”.', undefined],
    ['For people suffering from dementia.', 'suffering from'],
    ['A day out for the elderly.', 'the elderly'],
    ['A diabetic foot clinic. Alcoholics Anonymous meets here.', undefined],
  ],
  'reading-age': [
    [
      'Multidisciplinary collaboration facilitates comprehensive rehabilitation opportunities for individuals experiencing significant neurological deterioration throughout the community.',
      'Multidisciplinary collaboration facilitates comprehensive rehabilitation opportunities for individuals experiencing significant neurological deterioration throughout the community.',
    ],
    [
      'We are open on Saturday. Come in and see us. Tea is free and so is the cake, so bring a friend.',
      undefined,
    ],
  ],
  'claim-without-source': [
    ['9 out of 10 people would recommend us.', '9 out of 10'],
    ['Smoking has fallen by 40%.', '40%'],
    ['The best results of any clinic.', 'The best results of any'],
    ['1 in 8 people need it, says our report of 2025.', undefined],
    ['Smoking has fallen by 40%: https://www.ons.gov.uk/smoking', undefined],
  ],
  'absolute-claim': [
    ['A miracle cure for snoring.', 'miracle'],
    ['Guaranteed to work.', 'Guaranteed'],
    ['There is no cure for a cold.', undefined],
    ['We cannot guarantee a seat.', undefined],
  ],
  'individual-advice': [
    ['Sounds like gout to me Trevor, leave the doctor be.', 'Sounds like gout'],
    ['Morning Trevor, the lift to the gout clinic is working again.', undefined],
    ['@sam_r stop taking your statin for two weeks.', 'stop taking your statin'],
    ['Do not stop taking your tablets before you talk to your pharmacist.', undefined],
    ['Take your inhaler with you on holiday.', undefined],
  ],
  'colleague-named': [
    ['Jemma on nights has left the sink full again.', 'Jemma on nights has left the sink'],
    ['Waiting for physio, SHARE THIS with a friend who is too.', undefined],
    ['Domestic Abuse Awareness Week begins on Monday 16 November.', undefined],
    ['Well done to Sharon Blake in outpatients.', 'Sharon Blake in outpatients'],
    ['Thank you to Sharon Blake in outpatients, who said yes to this post.', undefined],
    ['Thank you to our porters.', undefined],
  ],
  'suicide-or-death': [
    ['Self-harm is up by half in our town.', 'Self-harm'],
    ['One more arrest and this one never came back.', 'arrest and this one never came'],
    ['Hanging baskets wanted for the courtyard.', undefined],
    ['A colleague took her own life.', 'took her own life'],
    ['On World Suicide Prevention Day we remember all who committed suicide.', 'committed suicide'],
    ['Winston, a porter here, has died.', 'has died'],
    ['Crews are at a major incident in town.', 'major incident'],
    ['The flat battery of Lift 4 died. Know the signs of a heart attack.', undefined],
  ],
  tone: [
    ['How lucky are we!!!', 'How lucky are we'],
    ['Late again!!!', '!!!'],
    ['Unfortunately you chose not to read our message.', 'Unfortunately you'],
    ['You are not wasting our time. Thank you!', undefined],
  ],
  'others-work': [
    ['Found this cartoon on Google.', 'Found this cartoon on Google'],
    ['We put the NHS logo on the shirts.', 'NHS logo'],
    ['Our own photo, taken by our staff.', undefined],
    ['We danced to that Kylie track in the day room.', 'danced to that Kylie track'],
    ['A clip from last night’s telly.', 'clip from last night’s telly'],
    ['We sang carols at the door of the track.', undefined],
  ],
  spelling: [
    ['Have your blood presure checked.', 'presure'],
    ['The flight reboarded.', undefined],
    ['The new entrence is open.', 'entrence'],
    ['The the surgery is closed.', 'The the'],
    ['We had had tea. Podiatry and norovirus in Oundle.', undefined],
    ['Croeso i bawb i’r ysbyty newydd ddydd Llun.', undefined],
    ['Mae ein clinig ffliw ar agor heddiw. It is open from 9am.', undefined],
    ['Carers, leavers and influencers are welcome.', undefined],
    ['Have a cuppa with the farrier and repost it. The comms team leant on us.', undefined],
    ['Our maneger is hireing carers.', 'maneger'],
  ],
};

test('every rule has a table of cases, of what it finds and what it leaves', () => {
  for (const rule of RULE_NAMES) {
    const quotes = CASES[rule].map(([, quote]) => quote);
    expect([rule, quotes.includes(undefined), quotes.some((one) => one !== undefined)]).toEqual([
      rule,
      true,
      true,
    ]);
  }
});

const all = RULE_NAMES.flatMap((rule) =>
  CASES[rule].map(([text, quote, also]) => ({ rule, text, quote, also })),
);

test.each(all.filter(({ quote }) => quote !== undefined))(
  '$rule finds it in: $text',
  ({ rule, text, quote, also }) => {
    const found = check({ text, ...also }).findings.filter((finding) => finding.rule === rule);
    expect(found.map((finding) => finding.quote ?? '')).toContain(quote);
  },
);

test.each(all.filter(({ quote }) => quote === undefined))(
  '$rule finds nothing in: $text',
  ({ rule, text, also }) => {
    const found = check({ text, ...also }).findings.filter((finding) => finding.rule === rule);
    expect(found).toEqual([]);
  },
);
