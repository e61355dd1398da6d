# Rektor vid Björkskolan byts mitt i arbetet: uppgifterna följer befattningen, efterträdaren får ett besked.
clock 2026-10-26 08:00
organisation deploy/demo/organisation.yaml
calendar deploy/demo/calendar.yaml
wheel tests/scenarios/wheels/rapport-1.yaml
advance to 2026-11-20
tasks rektor@bjorkskolan
----
2026-12-18 fre v.51  öppen     Kvalitetsredovisning: Skrivs  Huvudmannens rapport  väntar

follow post/rektor@bjorkskolan redovisning/bjorkskolan
handover rektor@bjorkskolan p-bitradande-rektor-bjorkskolan
advance to 2026-11-23
messages rektor@bjorkskolan 2026-11-20 2026-11-30
act rektor@bjorkskolan redovisning lämna-in
history rapport/2026-27/redovisning/bjorkskolan
----
2026-11-20 08:00  handover     post/rektor@bjorkskolan  p-bitradande-rektor-bjorkskolan
2026-11-20 fre v.47 08:00
    ny uppgift: Kvalitetsredovisning Björkskolan, senast 2026-12-18
2026-11-23 08:00  passed       occurrence/rapport/2026-27/redovisning/bjorkskolan  skrivs -> granskas  [lämna-in]  rektor@bjorkskolan  rektor
2026-11-23 08:00  rung-not-needed occurrence/rapport/2026-27/redovisning/bjorkskolan  skrivs -> skrivs  1.0 2.0 3.0 4.0 5.0 1000.0
2026-11-23 08:00  reminded     occurrence/rapport/2026-27/redovisning/bjorkskolan  granskas -> granskas  0.0 skolchef@huvudman
2026-10-26 08:00  planned         -> skrivs
2026-11-02 00:00  opened         skrivs -> skrivs
2026-11-02 08:00  reminded       skrivs -> skrivs  0.0 rektor@bjorkskolan
2026-11-23 08:00  passed         skrivs -> granskas  [lämna-in]  rektor@bjorkskolan  rektor
2026-11-23 08:00  rung-not-needed   skrivs -> skrivs  1.0 2.0 3.0 4.0 5.0 1000.0
2026-11-23 08:00  reminded       granskas -> granskas  0.0 skolchef@huvudman

