# Ett helt läsår av mallen verksamhetshjul i demonstrationskommunen: allt görs i tid.
clock 2026-08-03 08:00
organisation deploy/demo/organisation.yaml
calendar deploy/demo/calendar.yaml
wheel deploy/wheels/templates/verksamhetshjul.yaml
summary
----
verksamhetshjul 2026-27 öppet: 102 planerad
verksamhetshjul 2027-28 planerat:

follow bjorkskolan turn/ timer-failed
advance to 2027-08-16 on time
summary
----
2026-08-10 00:00  opened       occurrence/verksamhetshjul/2026-27/terminsplanering/bjorkskolan/ht  planeras -> planeras
2026-08-10 08:00  reminded     occurrence/verksamhetshjul/2026-27/terminsplanering/bjorkskolan/ht  planeras -> planeras  0.0 rektor@bjorkskolan
2026-08-21 08:00  reminded     occurrence/verksamhetshjul/2026-27/terminsplanering/bjorkskolan/ht  planeras -> planeras  1.0 rektor@bjorkskolan
2026-08-21 12:00  passed       occurrence/verksamhetshjul/2026-27/terminsplanering/bjorkskolan/ht  planeras -> klar  [terminsplanen-är-klar]  rektor@bjorkskolan  rektor
2026-08-21 12:00  rung-not-needed occurrence/verksamhetshjul/2026-27/terminsplanering/bjorkskolan/ht  planeras -> planeras  2.0 1000.0
2026-08-31 00:00  opened       occurrence/verksamhetshjul/2026-27/kompetensutveckling/bjorkskolan  planeras -> planeras
2026-08-31 08:00  reminded     occurrence/verksamhetshjul/2026-27/kompetensutveckling/bjorkskolan  planeras -> planeras  0.0 rektor@bjorkskolan
2026-09-18 08:00  reminded     occurrence/verksamhetshjul/2026-27/kompetensutveckling/bjorkskolan  planeras -> planeras  1.0 rektor@bjorkskolan
2026-09-18 12:00  passed       occurrence/verksamhetshjul/2026-27/kompetensutveckling/bjorkskolan  planeras -> genomförs  [planen-är-klar]  rektor@bjorkskolan  rektor
2026-09-18 12:00  rung-not-needed occurrence/verksamhetshjul/2026-27/kompetensutveckling/bjorkskolan  planeras -> planeras  2.0 1000.0
2026-10-05 00:00  opened       occurrence/verksamhetshjul/2026-27/skyddsrond/bjorkskolan  genomförs -> genomförs
2026-10-05 08:00  reminded     occurrence/verksamhetshjul/2026-27/skyddsrond/bjorkskolan  genomförs -> genomförs  0.0 rektor@bjorkskolan skyddsombud@bjorkskolan
2026-10-16 08:00  reminded     occurrence/verksamhetshjul/2026-27/skyddsrond/bjorkskolan  genomförs -> genomförs  1.0 rektor@bjorkskolan skyddsombud@bjorkskolan
2026-10-23 12:00  signed       occurrence/verksamhetshjul/2026-27/skyddsrond/bjorkskolan  genomförs -> genomförs  [brister-fanns]  rektor@bjorkskolan  rektor
2026-10-23 12:00  signed       occurrence/verksamhetshjul/2026-27/skyddsrond/bjorkskolan  genomförs -> genomförs  [brister-fanns]  skyddsombud@bjorkskolan  skyddsombud
2026-10-23 12:00  passed       occurrence/verksamhetshjul/2026-27/skyddsrond/bjorkskolan  genomförs -> åtgärdas  [brister-fanns]  skyddsombud@bjorkskolan
2026-10-23 12:00  rung-not-needed occurrence/verksamhetshjul/2026-27/skyddsrond/bjorkskolan  genomförs -> genomförs  2.0 1000.0
2026-11-02 00:00  opened       occurrence/verksamhetshjul/2026-27/medarbetarsamtal/bjorkskolan  genomförs -> genomförs
2026-11-02 08:00  reminded     occurrence/verksamhetshjul/2026-27/medarbetarsamtal/bjorkskolan  genomförs -> genomförs  0.0 rektor@bjorkskolan
2026-11-20 08:00  reminded     occurrence/verksamhetshjul/2026-27/medarbetarsamtal/bjorkskolan  genomförs -> genomförs  1.0 rektor@bjorkskolan
2026-11-30 00:00  opened       occurrence/verksamhetshjul/2026-27/terminsplanering/bjorkskolan/vt  planeras -> planeras
2026-11-30 08:00  reminded     occurrence/verksamhetshjul/2026-27/terminsplanering/bjorkskolan/vt  planeras -> planeras  0.0 rektor@bjorkskolan
2026-12-04 08:00  reminded     occurrence/verksamhetshjul/2026-27/medarbetarsamtal/bjorkskolan  genomförs -> genomförs  2.0 rektor@bjorkskolan
2026-12-04 08:00  reminded     occurrence/verksamhetshjul/2026-27/skyddsrond/bjorkskolan  åtgärdas -> åtgärdas  0.0 rektor@bjorkskolan
2026-12-04 12:00  passed       occurrence/verksamhetshjul/2026-27/medarbetarsamtal/bjorkskolan  genomförs -> hållna  [alla-är-hållna]  rektor@bjorkskolan  rektor
2026-12-04 12:00  rung-not-needed occurrence/verksamhetshjul/2026-27/medarbetarsamtal/bjorkskolan  genomförs -> genomförs  3.0 1000.0
2026-12-04 12:00  passed       occurrence/verksamhetshjul/2026-27/skyddsrond/bjorkskolan  åtgärdas -> kontrolleras  [åtgärdat]  rektor@bjorkskolan  rektor
2026-12-04 12:00  rung-not-needed occurrence/verksamhetshjul/2026-27/skyddsrond/bjorkskolan  åtgärdas -> åtgärdas  1.0 1000.0
2026-12-04 12:00  reminded     occurrence/verksamhetshjul/2026-27/skyddsrond/bjorkskolan  kontrolleras -> kontrolleras  0.0 skyddsombud@bjorkskolan
2026-12-11 08:00  reminded     occurrence/verksamhetshjul/2026-27/terminsplanering/bjorkskolan/vt  planeras -> planeras  1.0 rektor@bjorkskolan
2026-12-11 08:00  reminded     occurrence/verksamhetshjul/2026-27/skyddsrond/bjorkskolan  kontrolleras -> kontrolleras  1.0 skyddsombud@bjorkskolan
2026-12-11 12:00  passed       occurrence/verksamhetshjul/2026-27/terminsplanering/bjorkskolan/vt  planeras -> klar  [terminsplanen-är-klar]  rektor@bjorkskolan  rektor
2026-12-11 12:00  rung-not-needed occurrence/verksamhetshjul/2026-27/terminsplanering/bjorkskolan/vt  planeras -> planeras  2.0 1000.0
2026-12-18 08:00  reminded     occurrence/verksamhetshjul/2026-27/skyddsrond/bjorkskolan  kontrolleras -> kontrolleras  2.0 skyddsombud@bjorkskolan
2026-12-18 12:00  passed       occurrence/verksamhetshjul/2026-27/skyddsrond/bjorkskolan  kontrolleras -> klar  [godkänn]  skyddsombud@bjorkskolan  skyddsombud
2026-12-18 12:00  rung-not-needed occurrence/verksamhetshjul/2026-27/skyddsrond/bjorkskolan  kontrolleras -> kontrolleras  3.0 1000.0
2027-02-01 00:00  opened       occurrence/verksamhetshjul/2026-27/sam-årsuppföljning/bjorkskolan  granskas -> granskas
2027-02-01 08:00  reminded     occurrence/verksamhetshjul/2026-27/sam-årsuppföljning/bjorkskolan  granskas -> granskas  0.0 rektor@bjorkskolan skyddsombud@bjorkskolan
2027-03-08 00:00  opened       occurrence/verksamhetshjul/2026-27/enhetens-resursfördelning/bjorkskolan  fördelas -> fördelas
2027-03-08 00:00  opened       occurrence/verksamhetshjul/2026-27/kompetensinventering/bjorkskolan  inventeras -> inventeras
2027-03-08 08:00  reminded     occurrence/verksamhetshjul/2026-27/enhetens-resursfördelning/bjorkskolan  fördelas -> fördelas  0.0 rektor@bjorkskolan
2027-03-08 08:00  reminded     occurrence/verksamhetshjul/2026-27/kompetensinventering/bjorkskolan  inventeras -> inventeras  0.0 rektor@bjorkskolan
2027-03-12 08:00  reminded     occurrence/verksamhetshjul/2026-27/sam-årsuppföljning/bjorkskolan  granskas -> granskas  1.0 rektor@bjorkskolan skyddsombud@bjorkskolan
2027-03-19 08:00  reminded     occurrence/verksamhetshjul/2026-27/sam-årsuppföljning/bjorkskolan  granskas -> granskas  2.0 rektor@bjorkskolan skyddsombud@bjorkskolan
2027-03-19 12:00  signed       occurrence/verksamhetshjul/2026-27/sam-årsuppföljning/bjorkskolan  granskas -> granskas  [granskningen-är-gjord]  rektor@bjorkskolan  rektor
2027-03-19 12:00  signed       occurrence/verksamhetshjul/2026-27/sam-årsuppföljning/bjorkskolan  granskas -> granskas  [granskningen-är-gjord]  skyddsombud@bjorkskolan  skyddsombud
2027-03-19 12:00  passed       occurrence/verksamhetshjul/2026-27/sam-årsuppföljning/bjorkskolan  granskas -> planeras  [granskningen-är-gjord]  skyddsombud@bjorkskolan
2027-03-19 12:00  rung-not-needed occurrence/verksamhetshjul/2026-27/sam-årsuppföljning/bjorkskolan  granskas -> granskas  3.0 1000.0
2027-03-31 08:00  reminded     occurrence/verksamhetshjul/2026-27/sam-årsuppföljning/bjorkskolan  planeras -> planeras  0.0 rektor@bjorkskolan
2027-03-31 12:00  passed       occurrence/verksamhetshjul/2026-27/sam-årsuppföljning/bjorkskolan  planeras -> tas-emot  [lämna-handlingsplan]  rektor@bjorkskolan  rektor
2027-03-31 12:00  rung-not-needed occurrence/verksamhetshjul/2026-27/sam-årsuppföljning/bjorkskolan  planeras -> planeras  1.0 1000.0
2027-04-02 08:00  reminded     occurrence/verksamhetshjul/2026-27/enhetens-resursfördelning/bjorkskolan  fördelas -> fördelas  1.0 rektor@bjorkskolan
2027-04-02 08:00  reminded     occurrence/verksamhetshjul/2026-27/kompetensinventering/bjorkskolan  inventeras -> inventeras  1.0 rektor@bjorkskolan
2027-04-09 12:00  passed       occurrence/verksamhetshjul/2026-27/enhetens-resursfördelning/bjorkskolan  fördelas -> fördelad  [fördelningen-är-beslutad]  rektor@bjorkskolan  rektor
2027-04-09 12:00  rung-not-needed occurrence/verksamhetshjul/2026-27/enhetens-resursfördelning/bjorkskolan  fördelas -> fördelas  2.0 1000.0
2027-04-09 12:00  passed       occurrence/verksamhetshjul/2026-27/kompetensinventering/bjorkskolan  inventeras -> inventerad  [inventeringen-är-klar]  rektor@bjorkskolan  rektor
2027-04-09 12:00  rung-not-needed occurrence/verksamhetshjul/2026-27/kompetensinventering/bjorkskolan  inventeras -> inventeras  2.0 1000.0
2027-04-12 00:00  opened       occurrence/verksamhetshjul/2026-27/tjänstefördelning/bjorkskolan  fördelas -> fördelas
2027-04-12 08:00  reminded     occurrence/verksamhetshjul/2026-27/tjänstefördelning/bjorkskolan  fördelas -> fördelas  0.0 rektor@bjorkskolan
2027-04-23 08:00  reminded     occurrence/verksamhetshjul/2026-27/sam-årsuppföljning/bjorkskolan  tas-emot -> tas-emot  0.0 skolchef@huvudman
2027-04-29 08:00  reminded     occurrence/verksamhetshjul/2026-27/tjänstefördelning/bjorkskolan  fördelas -> fördelas  1.0 rektor@bjorkskolan
2027-04-30 12:00  passed       occurrence/verksamhetshjul/2026-27/sam-årsuppföljning/bjorkskolan  tas-emot -> uppföljd  [mottagen]  skolchef@huvudman  skolchef
2027-04-30 12:00  rung-not-needed occurrence/verksamhetshjul/2026-27/sam-årsuppföljning/bjorkskolan  tas-emot -> tas-emot  1.0
2027-05-07 12:00  passed       occurrence/verksamhetshjul/2026-27/tjänstefördelning/bjorkskolan  fördelas -> stäms-av  [lämna-till-förvaltningen]  rektor@bjorkskolan  rektor
2027-05-07 12:00  rung-not-needed occurrence/verksamhetshjul/2026-27/tjänstefördelning/bjorkskolan  fördelas -> fördelas  2.0 1000.0
2027-05-10 00:00  opened       occurrence/verksamhetshjul/2026-27/läsårsplanering/bjorkskolan  utkast -> utkast
2027-05-10 00:00  waiting      occurrence/verksamhetshjul/2026-27/läsårsplanering/bjorkskolan  utkast -> utkast  tjänstefördelning ended
2027-05-10 08:00  reminded     occurrence/verksamhetshjul/2026-27/läsårsplanering/bjorkskolan  utkast -> utkast  0.0 rektor@bjorkskolan
2027-05-12 08:00  reminded     occurrence/verksamhetshjul/2026-27/tjänstefördelning/bjorkskolan  stäms-av -> stäms-av  0.0 hr@huvudman
2027-05-14 12:00  passed       occurrence/verksamhetshjul/2026-27/tjänstefördelning/bjorkskolan  stäms-av -> fördelad  [godkänn]  hr@huvudman  hr
2027-05-14 12:00  rung-not-needed occurrence/verksamhetshjul/2026-27/tjänstefördelning/bjorkskolan  stäms-av -> stäms-av  1.0 1000.0
2027-05-14 12:00  released     occurrence/verksamhetshjul/2026-27/läsårsplanering/bjorkskolan  utkast -> utkast
2027-05-22 00:00  passed       occurrence/verksamhetshjul/2026-27/kompetensutveckling/bjorkskolan  genomförs -> följs-upp
2027-05-24 00:00  opened       occurrence/verksamhetshjul/2026-27/kompetensutveckling/bjorkskolan  följs-upp -> följs-upp
2027-05-28 08:00  reminded     occurrence/verksamhetshjul/2026-27/läsårsplanering/bjorkskolan  utkast -> utkast  1.0 rektor@bjorkskolan
2027-05-28 12:00  passed       occurrence/verksamhetshjul/2026-27/läsårsplanering/bjorkskolan  utkast -> samverkan  [lämna-till-samverkan]  rektor@bjorkskolan  rektor
2027-05-28 12:00  rung-not-needed occurrence/verksamhetshjul/2026-27/läsårsplanering/bjorkskolan  utkast -> utkast  2.0 1000.0
2027-06-04 08:00  reminded     occurrence/verksamhetshjul/2026-27/kompetensutveckling/bjorkskolan  följs-upp -> följs-upp  0.0 rektor@bjorkskolan
2027-06-04 08:00  reminded     occurrence/verksamhetshjul/2026-27/läsårsplanering/bjorkskolan  samverkan -> samverkan  0.0 rektor@bjorkskolan lärarrepresentant@bjorkskolan
2027-06-04 12:00  passed       occurrence/verksamhetshjul/2026-27/kompetensutveckling/bjorkskolan  följs-upp -> uppföljd  [uppföljningen-är-klar]  rektor@bjorkskolan  rektor
2027-06-04 12:00  rung-not-needed occurrence/verksamhetshjul/2026-27/kompetensutveckling/bjorkskolan  följs-upp -> följs-upp  1.0 1000.0
2027-06-04 12:00  signed       occurrence/verksamhetshjul/2026-27/läsårsplanering/bjorkskolan  samverkan -> samverkan  [samverkad]  lärarrepresentant@bjorkskolan  lärarrepresentant
2027-06-04 12:00  signed       occurrence/verksamhetshjul/2026-27/läsårsplanering/bjorkskolan  samverkan -> samverkan  [samverkad]  rektor@bjorkskolan  rektor
2027-06-04 12:00  passed       occurrence/verksamhetshjul/2026-27/läsårsplanering/bjorkskolan  samverkan -> fastställd  [samverkad]  rektor@bjorkskolan
2027-06-04 12:00  rung-not-needed occurrence/verksamhetshjul/2026-27/läsårsplanering/bjorkskolan  samverkan -> samverkan  1.0 1000.0
2027-07-04 00:00  planned      occurrence/verksamhetshjul/2027-28/terminsplanering/bjorkskolan/ht   -> planeras
2027-07-04 00:00  planned      occurrence/verksamhetshjul/2027-28/terminsplanering/bjorkskolan/vt   -> planeras
2027-07-04 00:00  planned      occurrence/verksamhetshjul/2027-28/enhetens-resursfördelning/bjorkskolan   -> fördelas
2027-07-04 00:00  planned      occurrence/verksamhetshjul/2027-28/medarbetarsamtal/bjorkskolan   -> genomförs
2027-07-04 00:00  planned      occurrence/verksamhetshjul/2027-28/kompetensinventering/bjorkskolan   -> inventeras
2027-07-04 00:00  planned      occurrence/verksamhetshjul/2027-28/tjänstefördelning/bjorkskolan   -> fördelas
2027-07-04 00:00  planned      occurrence/verksamhetshjul/2027-28/läsårsplanering/bjorkskolan   -> utkast
2027-07-04 00:00  planned      occurrence/verksamhetshjul/2027-28/kompetensutveckling/bjorkskolan   -> planeras
2027-07-04 00:00  planned      occurrence/verksamhetshjul/2027-28/skyddsrond/bjorkskolan   -> genomförs
2027-07-04 00:00  planned      occurrence/verksamhetshjul/2027-28/sam-årsuppföljning/bjorkskolan   -> granskas
2027-07-04 00:00  turn-opened  turn/verksamhetshjul/2027-28  102 occurrences
2027-07-04 00:00  turn-planned turn/verksamhetshjul/2028-29  2028-08-01..2029-07-31
2027-08-01 00:00  turn-ended   turn/verksamhetshjul/2026-27
2027-08-01 00:00  turn-closed  turn/verksamhetshjul/2026-27
2027-08-16 00:00  opened       occurrence/verksamhetshjul/2027-28/terminsplanering/bjorkskolan/ht  planeras -> planeras
2027-08-16 08:00  reminded     occurrence/verksamhetshjul/2027-28/terminsplanering/bjorkskolan/ht  planeras -> planeras  0.0 rektor@bjorkskolan
verksamhetshjul 2026-27 avslutat: 102 klar
verksamhetshjul 2027-28 öppet: 92 planerad 10 öppen
verksamhetshjul 2028-29 planerat:

messages rektor@bjorkskolan 2026-08-01 2027-08-15
----
2026-08-10 mån v.33 08:00
    ny uppgift: Terminsplanering Björkskolan, senast 2026-08-21
2026-08-21 fre v.34 08:00
    påminnelse: Terminsplanering Björkskolan, senast 2026-08-21
2026-08-31 mån v.36 08:00
    ny uppgift: Kompetensutveckling Björkskolan, senast 2026-09-18
2026-09-18 fre v.38 08:00
    påminnelse: Kompetensutveckling Björkskolan, senast 2026-09-18
2026-10-05 mån v.41 08:00
    ny uppgift: Skyddsrond Björkskolan, senast 2026-10-23
2026-10-16 fre v.42 08:00
    påminnelse: Skyddsrond Björkskolan, senast 2026-10-23
2026-11-02 mån v.45 08:00
    ny uppgift: Medarbetarsamtal Björkskolan, senast 2026-12-04
2026-11-20 fre v.47 08:00
    påminnelse: Medarbetarsamtal Björkskolan, senast 2026-12-04
2026-11-30 mån v.49 08:00
    ny uppgift: Terminsplanering Björkskolan, senast 2026-12-11
2026-12-04 fre v.49 08:00
    påminnelse: Medarbetarsamtal Björkskolan, senast 2026-12-04
    påminnelse: Skyddsrond Björkskolan, senast 2026-12-04
2026-12-11 fre v.50 08:00
    påminnelse: Terminsplanering Björkskolan, senast 2026-12-11
2027-02-01 mån v.5 08:00
    ny uppgift: Årlig uppföljning av det systematiska arbetsmiljöarbetet Björkskolan, senast 2027-03-19
2027-03-08 mån v.10 08:00
    ny uppgift: Resursfördelning inom enheten Björkskolan, senast 2027-04-09
    ny uppgift: Kompetensinventering Björkskolan, senast 2027-04-09
2027-03-12 fre v.10 08:00
    påminnelse: Årlig uppföljning av det systematiska arbetsmiljöarbetet Björkskolan, senast 2027-03-19
2027-03-19 fre v.11 08:00
    påminnelse: Årlig uppföljning av det systematiska arbetsmiljöarbetet Björkskolan, senast 2027-03-19
2027-03-31 ons v.13 08:00
    påminnelse: Årlig uppföljning av det systematiska arbetsmiljöarbetet Björkskolan, senast 2027-03-31
2027-04-02 fre v.13 08:00
    påminnelse: Resursfördelning inom enheten Björkskolan, senast 2027-04-09
    påminnelse: Kompetensinventering Björkskolan, senast 2027-04-09
2027-04-12 mån v.15 08:00
    ny uppgift: Tjänstefördelning Björkskolan, senast 2027-05-07
2027-04-29 tor v.17 08:00
    påminnelse: Tjänstefördelning Björkskolan, senast 2027-05-07
2027-05-10 mån v.19 08:00
    ny uppgift: Läsårsplanering Björkskolan, senast 2027-05-28
2027-05-14 fre v.19 12:00
    väntan över: Läsårsplanering Björkskolan, senast 2027-05-28
2027-05-28 fre v.21 08:00
    påminnelse: Läsårsplanering Björkskolan, senast 2027-05-28
2027-06-04 fre v.22 08:00
    påminnelse: Kompetensutveckling Björkskolan, senast 2027-06-04
    påminnelse: Läsårsplanering Björkskolan, senast 2027-06-04

