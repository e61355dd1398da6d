# Servern är nere från den 16 december till trettondagen: missade påminnelser blir en, inget går ut på helgdagar.
clock 2026-10-26 08:00
organisation deploy/demo/organisation.yaml
calendar deploy/demo/calendar.yaml
wheel tests/scenarios/wheels/rapport-1.yaml
advance to 2026-12-15
messages rektor@bjorkskolan 2026-10-01 2026-12-31
----
2026-11-02 mån v.45 08:00
    ny uppgift: Kvalitetsredovisning Björkskolan, senast 2026-12-18
2026-12-04 fre v.49 08:00
    påminnelse: Kvalitetsredovisning Björkskolan, senast 2026-12-18
2026-12-15 tis v.51 08:00
    påminnelse: Kvalitetsredovisning Björkskolan, senast 2026-12-18

follow redovisning/bjorkskolan
sleep until 2027-01-06 10:00
advance to 2027-01-08
messages rektor@bjorkskolan 2026-12-15 2027-01-31
messages skolchef@huvudman 2026-12-15 2027-01-31
----
2027-01-06 10:00  overdue      occurrence/rapport/2026-27/redovisning/bjorkskolan  skrivs -> skrivs  2026-12-18
2027-01-06 10:00  reminded     occurrence/rapport/2026-27/redovisning/bjorkskolan  skrivs -> skrivs  5.1 rektor@bjorkskolan
2027-01-06 10:00  escalated    occurrence/rapport/2026-27/redovisning/bjorkskolan  skrivs -> skrivs  1000.0 skolchef@huvudman
2027-01-06 10:00  rung-coalesced occurrence/rapport/2026-27/redovisning/bjorkskolan  skrivs -> skrivs  3.0 4.0 5.0
2027-01-08 08:00  reminded     occurrence/rapport/2026-27/redovisning/bjorkskolan  skrivs -> skrivs  5.2 rektor@bjorkskolan
2026-12-15 tis v.51 08:00
    påminnelse: Kvalitetsredovisning Björkskolan, senast 2026-12-18
2027-01-07 tor v.1 08:00
    försenad: Kvalitetsredovisning Björkskolan, senast 2026-12-18
2027-01-08 fre v.1 08:00
    försenad: Kvalitetsredovisning Björkskolan, senast 2026-12-18
2027-01-07 tor v.1 08:00
    eskalering: Kvalitetsredovisning Bergaskolan, senast 2026-12-18
    eskalering: Kvalitetsredovisning Björkskolan, senast 2026-12-18
    eskalering: Kvalitetsredovisning Havsskolan, senast 2026-12-18
    eskalering: Kvalitetsredovisning Lindskolan, senast 2026-12-18
    eskalering: Kvalitetsredovisning Strandskolan, senast 2026-12-18

act rektor@bjorkskolan redovisning lämna-in
history rapport/2026-27/redovisning/bjorkskolan
----
2027-01-08 08:00  passed       occurrence/rapport/2026-27/redovisning/bjorkskolan  skrivs -> granskas  [lämna-in]  rektor@bjorkskolan  rektor
2027-01-08 08:00  rung-not-needed occurrence/rapport/2026-27/redovisning/bjorkskolan  skrivs -> skrivs  5.3
2027-01-08 08:00  reminded     occurrence/rapport/2026-27/redovisning/bjorkskolan  granskas -> granskas  0.0 skolchef@huvudman
2026-10-26 08:00  planned         -> skrivs
2026-11-02 00:00  opened         skrivs -> skrivs
2026-11-02 08:00  reminded       skrivs -> skrivs  0.0 rektor@bjorkskolan
2026-12-04 08:00  reminded       skrivs -> skrivs  1.0 rektor@bjorkskolan
2026-12-15 08:00  reminded       skrivs -> skrivs  2.0 rektor@bjorkskolan
2027-01-06 10:00  overdue        skrivs -> skrivs  2026-12-18
2027-01-06 10:00  reminded       skrivs -> skrivs  5.1 rektor@bjorkskolan
2027-01-06 10:00  escalated      skrivs -> skrivs  1000.0 skolchef@huvudman
2027-01-06 10:00  rung-coalesced   skrivs -> skrivs  3.0 4.0 5.0
2027-01-08 08:00  reminded       skrivs -> skrivs  5.2 rektor@bjorkskolan
2027-01-08 08:00  passed         skrivs -> granskas  [lämna-in]  rektor@bjorkskolan  rektor
2027-01-08 08:00  rung-not-needed   skrivs -> skrivs  5.3
2027-01-08 08:00  reminded       granskas -> granskas  0.0 skolchef@huvudman

