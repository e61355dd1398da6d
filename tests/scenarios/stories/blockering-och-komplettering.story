# Kedjan från enhet till huvudman: vem som väntar på vem syns åt båda håll, och grinden går vidare utan den som saknas.
clock 2026-10-26 08:00
organisation deploy/demo/organisation.yaml
calendar deploy/demo/calendar.yaml
wheel tests/scenarios/wheels/rapport-1.yaml
advance to 2026-11-16
tasks rektor@bjorkskolan
----
2026-12-18 fre v.51  öppen     Kvalitetsredovisning: Skrivs  Huvudmannens rapport  väntar

act rektor@bjorkskolan redovisning lämna-in
act skolchef@huvudman redovisning begär-komplettering at bjorkskolan note: nyckeltalen saknas
tasks rektor@bjorkskolan
act rektor@bjorkskolan redovisning lämna-in
act skolchef@huvudman redovisning fastställ at bjorkskolan
act skolchef@huvudman redovisning fastställ at havsskolan
occurrences rapport
----
2026-12-18 fre v.51  öppen     Kvalitetsredovisning: Skrivs  Huvudmannens rapport  väntar
refused: skolchef@huvudman has no open task of redovisning
rapport/2026-27/huvudmannens-rapport/huvudman  väntar väntar  2027-01-31 sön v.4
rapport/2026-27/redovisning/bergaskolan  öppen skrivs  2026-12-18 fre v.51
rapport/2026-27/redovisning/bjorkskolan  klar fastställd  utan datum
rapport/2026-27/redovisning/havsskolan  öppen skrivs  2026-12-18 fre v.51
rapport/2026-27/redovisning/lindskolan  öppen skrivs  2026-12-18 fre v.51
rapport/2026-27/redovisning/strandskolan  öppen skrivs  2026-12-18 fre v.51

follow huvudmannens-rapport
advance to 2027-02-02
tasks kvalitetsstrateg@huvudman
messages skolchef@huvudman 2026-12-01 2027-01-31
----
2027-02-01 00:00  gate-passed  occurrence/rapport/2026-27/huvudmannens-rapport/huvudman  väntar -> sammanställs  bergaskolan havsskolan lindskolan strandskolan
2027-02-01 08:00  reminded     occurrence/rapport/2026-27/huvudmannens-rapport/huvudman  sammanställs -> sammanställs  0.0 kvalitetsstrateg@huvudman
2027-02-16 tis v.7  öppen     Huvudmannens rapport: Sammanställs
2026-12-29 tis v.53 08:00
    eskalering: Kvalitetsredovisning Bergaskolan, senast 2026-12-18
    eskalering: Kvalitetsredovisning Havsskolan, senast 2026-12-18
    eskalering: Kvalitetsredovisning Lindskolan, senast 2026-12-18
    eskalering: Kvalitetsredovisning Strandskolan, senast 2026-12-18

