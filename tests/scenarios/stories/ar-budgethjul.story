# Ett helt läsår av mallen budgethjul i demonstrationskommunen: allt görs i tid.
clock 2026-08-03 08:00
organisation deploy/demo/organisation.yaml
calendar deploy/demo/calendar.yaml
wheel deploy/wheels/templates/budgethjul.yaml
summary
----
budgethjul 2026 öppet: 34 planerad 1 väntar 35 behövs inte
budgethjul 2027 planerat:

follow bjorkskolan turn/ timer-failed
advance to 2027-08-16 on time
summary
----
2026-09-01 00:00  opened       occurrence/budgethjul/2026/tertialuppföljning/bjorkskolan/t2  skrivs -> skrivs
2026-09-14 08:00  reminded     occurrence/budgethjul/2026/tertialuppföljning/bjorkskolan/t2  skrivs -> skrivs  0.0 rektor@bjorkskolan
2026-09-21 12:00  result       occurrence/budgethjul/2026/tertialuppföljning/bjorkskolan/t2  skrivs -> skrivs  [lämna-in]  rektor@bjorkskolan  avvikelse=100
2026-09-21 12:00  passed       occurrence/budgethjul/2026/tertialuppföljning/bjorkskolan/t2  skrivs -> lämnad  [lämna-in]  rektor@bjorkskolan  rektor
2026-09-21 12:00  rung-not-needed occurrence/budgethjul/2026/tertialuppföljning/bjorkskolan/t2  skrivs -> skrivs  1.0 1000.0
2026-12-04 00:00  planned      occurrence/budgethjul/2027/årsberättelse/bjorkskolan   -> skrivs
2026-12-04 00:00  planned      occurrence/budgethjul/2027/tertialuppföljning/bjorkskolan/t1   -> skrivs
2026-12-04 00:00  planned      occurrence/budgethjul/2027/tertialuppföljning/bjorkskolan/t2   -> skrivs
2026-12-04 00:00  planned      occurrence/budgethjul/2027/tertialuppföljning/bjorkskolan/t3   -> skrivs
2026-12-04 00:00  planned      occurrence/budgethjul/2027/budgetunderlag/bjorkskolan   -> skrivs
2026-12-04 00:00  planned      occurrence/budgethjul/2027/enhetsbudget/bjorkskolan   -> läggs
2026-12-04 00:00  turn-opened  turn/budgethjul/2027  70 occurrences
2026-12-04 00:00  turn-planned turn/budgethjul/2028  2028-01-01..2028-12-31
2027-01-01 00:00  turn-ended   turn/budgethjul/2026
2027-01-11 00:00  opened       occurrence/budgethjul/2026/enhetsbudget/bjorkskolan  läggs -> läggs
2027-01-11 00:00  opened       occurrence/budgethjul/2026/tertialuppföljning/bjorkskolan/t3  skrivs -> skrivs
2027-01-11 08:00  reminded     occurrence/budgethjul/2026/enhetsbudget/bjorkskolan  läggs -> läggs  0.0 rektor@bjorkskolan
2027-01-22 08:00  reminded     occurrence/budgethjul/2026/enhetsbudget/bjorkskolan  läggs -> läggs  1.0 rektor@bjorkskolan
2027-01-28 08:00  reminded     occurrence/budgethjul/2026/tertialuppföljning/bjorkskolan/t3  skrivs -> skrivs  0.0 rektor@bjorkskolan
2027-01-28 12:00  result       occurrence/budgethjul/2026/tertialuppföljning/bjorkskolan/t3  skrivs -> skrivs  [lämna-in]  rektor@bjorkskolan  avvikelse=100
2027-01-28 12:00  passed       occurrence/budgethjul/2026/tertialuppföljning/bjorkskolan/t3  skrivs -> lämnad  [lämna-in]  rektor@bjorkskolan  rektor
2027-01-28 12:00  rung-not-needed occurrence/budgethjul/2026/tertialuppföljning/bjorkskolan/t3  skrivs -> skrivs  1.0 1000.0
2027-01-29 08:00  reminded     occurrence/budgethjul/2026/enhetsbudget/bjorkskolan  läggs -> läggs  2.0 rektor@bjorkskolan
2027-01-29 12:00  passed       occurrence/budgethjul/2026/enhetsbudget/bjorkskolan  läggs -> lagd  [budgeten-är-lagd]  rektor@bjorkskolan  rektor
2027-01-29 12:00  rung-not-needed occurrence/budgethjul/2026/enhetsbudget/bjorkskolan  läggs -> läggs  3.0 1000.0
2027-02-01 00:00  opened       occurrence/budgethjul/2027/årsberättelse/bjorkskolan  skrivs -> skrivs
2027-02-01 08:00  reminded     occurrence/budgethjul/2027/årsberättelse/bjorkskolan  skrivs -> skrivs  0.0 rektor@bjorkskolan
2027-02-12 08:00  reminded     occurrence/budgethjul/2027/årsberättelse/bjorkskolan  skrivs -> skrivs  1.0 rektor@bjorkskolan
2027-02-16 12:00  turn-closed  turn/budgethjul/2026
2027-02-19 08:00  reminded     occurrence/budgethjul/2027/årsberättelse/bjorkskolan  skrivs -> skrivs  2.0 rektor@bjorkskolan
2027-02-19 12:00  passed       occurrence/budgethjul/2027/årsberättelse/bjorkskolan  skrivs -> granskas  [lämna-in]  rektor@bjorkskolan  rektor
2027-02-19 12:00  rung-not-needed occurrence/budgethjul/2027/årsberättelse/bjorkskolan  skrivs -> skrivs  3.0 1000.0
2027-02-26 08:00  reminded     occurrence/budgethjul/2027/årsberättelse/bjorkskolan  granskas -> granskas  0.0 ekonomi@huvudman
2027-02-26 12:00  passed       occurrence/budgethjul/2027/årsberättelse/bjorkskolan  granskas -> godkänd  [godkänn]  ekonomi@huvudman  ekonomi
2027-02-26 12:00  rung-not-needed occurrence/budgethjul/2027/årsberättelse/bjorkskolan  granskas -> granskas  1.0 1000.0
2027-03-08 00:00  opened       occurrence/budgethjul/2027/budgetunderlag/bjorkskolan  skrivs -> skrivs
2027-03-08 08:00  reminded     occurrence/budgethjul/2027/budgetunderlag/bjorkskolan  skrivs -> skrivs  0.0 rektor@bjorkskolan
2027-04-16 08:00  reminded     occurrence/budgethjul/2027/budgetunderlag/bjorkskolan  skrivs -> skrivs  1.0 rektor@bjorkskolan
2027-04-16 12:00  passed       occurrence/budgethjul/2027/budgetunderlag/bjorkskolan  skrivs -> lämnat  [lämna-in]  rektor@bjorkskolan  rektor
2027-04-16 12:00  rung-not-needed occurrence/budgethjul/2027/budgetunderlag/bjorkskolan  skrivs -> skrivs  2.0 1000.0
2027-05-01 00:00  opened       occurrence/budgethjul/2027/tertialuppföljning/bjorkskolan/t1  skrivs -> skrivs
2027-05-14 08:00  reminded     occurrence/budgethjul/2027/tertialuppföljning/bjorkskolan/t1  skrivs -> skrivs  0.0 rektor@bjorkskolan
2027-05-21 12:00  result       occurrence/budgethjul/2027/tertialuppföljning/bjorkskolan/t1  skrivs -> skrivs  [lämna-in]  rektor@bjorkskolan  avvikelse=100
2027-05-21 12:00  passed       occurrence/budgethjul/2027/tertialuppföljning/bjorkskolan/t1  skrivs -> lämnad  [lämna-in]  rektor@bjorkskolan  rektor
2027-05-21 12:00  rung-not-needed occurrence/budgethjul/2027/tertialuppföljning/bjorkskolan/t1  skrivs -> skrivs  1.0 1000.0
budgethjul 2026 avslutat: 35 klar 35 behövs inte
budgethjul 2027 öppet: 33 planerad 1 väntar 36 klar
budgethjul 2028 planerat:

messages rektor@bjorkskolan 2026-08-01 2027-08-15
----
2026-09-14 mån v.38 08:00
    påminnelse: Tertialuppföljning vid enheten Björkskolan, senast 2026-09-21
2027-01-11 mån v.2 08:00
    ny uppgift: Enhetens budget Björkskolan, senast 2027-01-29
2027-01-22 fre v.3 08:00
    påminnelse: Enhetens budget Björkskolan, senast 2027-01-29
2027-01-28 tor v.4 08:00
    påminnelse: Tertialuppföljning vid enheten Björkskolan, senast 2027-01-28
2027-01-29 fre v.4 08:00
    påminnelse: Enhetens budget Björkskolan, senast 2027-01-29
2027-02-01 mån v.5 08:00
    ny uppgift: Årsberättelse Björkskolan, senast 2027-02-19
2027-02-12 fre v.6 08:00
    påminnelse: Årsberättelse Björkskolan, senast 2027-02-19
2027-02-19 fre v.7 08:00
    påminnelse: Årsberättelse Björkskolan, senast 2027-02-19
2027-03-08 mån v.10 08:00
    ny uppgift: Enhetens underlag till budgetberedningen Björkskolan, senast 2027-04-16
2027-04-16 fre v.15 08:00
    påminnelse: Enhetens underlag till budgetberedningen Björkskolan, senast 2027-04-16
2027-05-14 fre v.19 08:00
    påminnelse: Tertialuppföljning vid enheten Björkskolan, senast 2027-05-21

