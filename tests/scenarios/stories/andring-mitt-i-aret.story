# Fristen flyttas en vecka tidigare medan året löper: den som redan fått uppgiften får veta det, historiken står kvar.
clock 2026-10-26 08:00
organisation deploy/demo/organisation.yaml
calendar deploy/demo/calendar.yaml
wheel tests/scenarios/wheels/rapport-1.yaml
advance to 2026-11-16
act rektor@havsskolan redovisning lämna-in
occurrences redovisning
----
rapport/2026-27/redovisning/bergaskolan  öppen skrivs  2026-12-18 fre v.51
rapport/2026-27/redovisning/bjorkskolan  öppen skrivs  2026-12-18 fre v.51
rapport/2026-27/redovisning/havsskolan  öppen granskas  2026-11-30 mån v.49
rapport/2026-27/redovisning/lindskolan  öppen skrivs  2026-12-18 fre v.51
rapport/2026-27/redovisning/strandskolan  öppen skrivs  2026-12-18 fre v.51

follow redovisning/bjorkskolan redovisning/havsskolan wheel-applied
wheel tests/scenarios/wheels/rapport-2.yaml moving-running because nämnden möts tidigare
occurrences redovisning
advance to 2026-11-20
messages rektor@bjorkskolan 2026-11-01 2026-11-30
----
2026-11-16 08:00  wheel-applied wheel/rapport  revision 2 plan p-cb5f0cb63e  "nämnden möts tidigare"
2026-11-16 08:00  replanned    occurrence/rapport/2026-27/redovisning/bjorkskolan  skrivs -> skrivs  skrivs due 2026-12-18 2026-12-11; granskas opens 2026-12-18 2026-12-11; granskas due 2027-01-08 2026-12-29; fastställd opens 2027-01-08 2026-12-29  "nämnden möts tidigare"
2026-11-16 08:00  replanned    occurrence/rapport/2026-27/redovisning/havsskolan  granskas -> granskas  "nämnden möts tidigare"
rapport/2026-27/redovisning/bergaskolan  öppen skrivs  2026-12-11 fre v.50
rapport/2026-27/redovisning/bjorkskolan  öppen skrivs  2026-12-11 fre v.50
rapport/2026-27/redovisning/havsskolan  öppen granskas  2026-11-30 mån v.49
rapport/2026-27/redovisning/lindskolan  öppen skrivs  2026-12-11 fre v.50
rapport/2026-27/redovisning/strandskolan  öppen skrivs  2026-12-11 fre v.50
2026-11-02 mån v.45 08:00
    ny uppgift: Kvalitetsredovisning Björkskolan, senast 2026-12-18
2026-11-16 mån v.47 08:00
    flyttad: Enhetens kvalitetsredovisning Björkskolan, senast 2026-12-11

# Samma text en gång till ändrar ingenting.
wheel tests/scenarios/wheels/rapport-2.yaml moving-running because igen
----

