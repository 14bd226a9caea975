/**
 * What the team talks about in its release room. `A`, `B` and `C` are people who differ within one talk, `bot` is the
 * deploy bot; `>` puts a line into the thread of the talk's first line. Words in braces are filled in.
 */
export type Talk = readonly string[];

export const releaseTalks: readonly [Talk, ...Talk[]] = [
  [
    'bot: Build **{build}** of `{service}` passed. {tests} tests in {minutes} min.',
    'A: nice, that one was flaky all morning',
    'B: I moved the clock mock into the fixture, hope it stays quiet now',
  ],
  [
    'bot: Build **{build}** of `{service}` failed: `{test}`',
    'A: looking',
    '> A: it is the time zone again, the runner is on UTC and the test expects local midnight',
    '> B: want me to pin it?',
    '> A: already on it, {ticket}',
    '> bot: Build **{build}** of `{service}` passed on the second try.',
  ],
  [
    'A: who is cutting the release today?',
    'B: me, after the retro',
    'A: ok, I keep {ticket} out then',
    'B: thanks',
  ],
  [
    'A: {ticket} is ready for review, small one, {lines} lines',
    'B: on it after coffee',
    'B: two comments, nothing blocking',
    'A: fixed both, merging when green',
  ],
  [
    'A: does anyone know why `{service}` takes {minutes} min to start on staging?',
    'B: it warms the shift cache for every clinic',
    'A: all of them? we have {count} test clinics there',
    'C: I can cap it at 20 for staging',
    'A: yes please',
  ],
  ['A: staging is mine until {hour}:30, loading the migration', 'B: ok', 'A: done, staging is free again'],
  [
    'A: release notes draft for this week:\n- swap requests show who approved them\n- calendar export works with long names again\n- {percent} percent faster month view',
    'B: can we say what "faster" means there?',
    'A: month view of a clinic with {count} people, before and after on the test phone',
    'B: put that in, people like numbers',
  ],
  [
    'A: <mention-tag target="seatalk://user?email={email:B}"/> can you look at {ticket} before the freeze?',
    'B: yes, in an hour',
    'B: reviewed. one question about the retry, see the comment',
    'A: answered, good catch',
  ],
  ['A: freeze starts at {hour}:00', 'B: I have one more, it is text only', 'A: text only is fine'],
  [
    'A: the rollout is at {percent} percent, error rate flat',
    'B: crash rate too?',
    'A: {small} per thousand sessions, same as last week',
    'C: then let us go to all of them after lunch',
  ],
  [
    'bot: `{service}` {build} is on **staging**.',
    'A: checking the swap flow',
    'A: swap flow ok, notification comes in {small} s',
    'B: export ok as well',
  ],
  [
    'A: I need a second pair of eyes on the migration in {ticket}',
    'B: what is the worst case?',
    'A: it locks the shifts table for about {count} ms per clinic',
    'B: at night that is fine, during planning hours not',
    'A: then {hour} at night it is',
  ],
  ['A: docs for the new endpoint are up', 'B: the example still says `GET`', 'A: fixed, thanks'],
  [
    'A: `{service}` logs this every {minutes} min on staging:\n```\nWARN pool: {count} connections idle, {small} waiting\n```',
    'B: that is the leak from {ticket}',
    'A: so not new. good',
  ],
  ['A: can I merge during the freeze if it is only a test?', 'B: yes', 'A: merging {ticket} then'],
  [
    'A: we have {count} open tickets for this release',
    'B: how many are must-haves?',
    'A: {small}',
    'C: I take two of them today',
    'B: one for me',
  ],
  [
    'A: anyone else getting 502 from the artifact store?',
    'B: yes, since {hour}:10',
    'C: known, they are on it',
    'C: back',
  ],
  [
    'A: tagged `{version}`',
    'bot: Release `{version}` is being built.',
    'bot: Release `{version}` is ready. Checks: **lint** ok, **unit** ok, **e2e** ok.',
    'A: starting with the two pilot clinics',
  ],
  [
    'A: pilot clinic says the night shift column is cut off on the small tablet',
    'B: screenshot?',
    'A: asked for one',
    'C: I can reproduce it at {percent} percent zoom',
    'C: fix is up, {ticket}',
  ],
  [
    'A: I am rolling back `{service}` to {build}',
    'B: what happened?',
    'A: memory grows by {small} MB a minute',
    'B: ok, go',
    'A: rolled back, memory is flat',
  ],
  [
    'A: question about the feature flag `new_month_view`: on for everyone or only pilots?',
    'B: only pilots until the numbers are in',
    'C: numbers on Thursday',
  ],
  ['A: rebase please, main has the new lint rules', 'B: done', 'C: done, {count} warnings fewer'],
  [
    'A: the e2e run took {minutes} min, it was half of that last month',
    'B: we added the export tests',
    'A: can they run in parallel?',
    'B: two of three can. I will split them, {ticket}',
  ],
  ['A: standup in 5', 'B: coming', 'C: two minutes late, sorry'],
  [
    'A: I wrote down what to check after each rollout:\n1. sign in with a fresh account\n2. create a swap request\n3. approve it on another phone\n4. look at the error rate for {minutes} min',
    'B: can this become the template?',
    'A: done, it is pinned in the wiki',
  ],
  ['A: `{test}` is red on main', 'B: mine, reverting', 'B: reverted', 'A: green again'],
  [
    'A: do we still support the tablet app from spring?',
    'B: {percent} percent of sessions',
    'A: that is more than I hoped',
    'B: same here',
  ],
  ['A: changelog entry for {ticket} is missing', 'B: added'],
  [
    'A: the translation export has {count} new strings',
    'B: deadline?',
    'A: tomorrow {hour}:00, or they go out in English',
    'B: ok, I ask the clinic in the north to check theirs',
  ],
  ['A: is {ticket} in?', 'B: in since {build}', 'A: great, closing'],
  [
    'A: heads up, the certificate of the staging gateway ends in {small} days',
    'B: renewal is automatic, but I look',
    'B: renewed',
  ],
  ['A: who has the test phone with the cracked glass?', 'B: on my desk', 'A: leave it there, I come by'],
  [
    'A: I see {count} sync conflicts since the rollout',
    'B: per hour?',
    'A: in total',
    'B: that is two clinics editing the same week, expected',
    'C: we should tell them in the app',
    'A: {ticket} for that',
  ],
  ['A: deploy window moved to {hour}:00, the clinics are counting leave today', 'B: ok', 'C: fine with me'],
];

export const oldTalks: readonly [Talk, ...Talk[]] = [
  ['A: last release is out everywhere', 'B: thank you all, smooth one', 'C: cake in the kitchen'],
  ['A: I close the old milestone, {small} tickets move over', 'B: fine'],
  ['A: planning for the next release on Monday at {hour}:00', 'B: I bring the list from support'],
];
