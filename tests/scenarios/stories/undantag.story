# Flytta, förlänga, ställa in, ta upp igen, avböja och ersätta: alltid med skäl, för en enhet eller alla.
clock 2026-10-26 08:00
organisation deploy/demo/organisation.yaml
calendar deploy/demo/calendar.yaml
wheel tests/scenarios/wheels/rapport-1.yaml
follow redovisning
advance to 2026-11-16
----
2026-11-02 00:00  opened       occurrence/rapport/2026-27/redovisning/bergaskolan  skrivs -> skrivs
2026-11-02 00:00  opened       occurrence/rapport/2026-27/redovisning/bjorkskolan  skrivs -> skrivs
2026-11-02 00:00  opened       occurrence/rapport/2026-27/redovisning/havsskolan  skrivs -> skrivs
2026-11-02 00:00  opened       occurrence/rapport/2026-27/redovisning/lindskolan  skrivs -> skrivs
2026-11-02 00:00  opened       occurrence/rapport/2026-27/redovisning/strandskolan  skrivs -> skrivs
2026-11-02 08:00  reminded     occurrence/rapport/2026-27/redovisning/bergaskolan  skrivs -> skrivs  0.0 rektor@bergaskolan
2026-11-02 08:00  reminded     occurrence/rapport/2026-27/redovisning/bjorkskolan  skrivs -> skrivs  0.0 rektor@bjorkskolan
2026-11-02 08:00  reminded     occurrence/rapport/2026-27/redovisning/havsskolan  skrivs -> skrivs  0.0 rektor@havsskolan
2026-11-02 08:00  reminded     occurrence/rapport/2026-27/redovisning/lindskolan  skrivs -> skrivs  0.0 rektor@lindskolan
2026-11-02 08:00  reminded     occurrence/rapport/2026-27/redovisning/strandskolan  skrivs -> skrivs  0.0 rektor@strandskolan

override rapport/2026-27/redovisning/bjorkskolan extend to 2027-01-15 because rektor är sjuk
override rapport/2026-27/redovisning/havsskolan cancel because enheten läggs samman
override rapport/2026-27/redovisning/bergaskolan replace because redovisas med Lindskolan
override rapport/2026-27/redovisning/strandskolan decline because nystartad enhet
override rapport/2026-27/redovisning/lindskolan move to 2026-12-11
override rapport/2026-27/redovisning/lindskolan move to 2026-12-11 because nämnden möts tidigare
occurrences redovisning
----
2026-11-16 08:00  extended     occurrence/rapport/2026-27/redovisning/bjorkskolan  skrivs -> skrivs  skrivs due 2026-12-18 2027-01-15  "rektor är sjuk"
2026-11-16 08:00  cancelled    occurrence/rapport/2026-27/redovisning/havsskolan  skrivs -> skrivs  "enheten läggs samman"
2026-11-16 08:00  rung-not-needed occurrence/rapport/2026-27/redovisning/havsskolan  skrivs -> skrivs  1.0 2.0 3.0 4.0 5.0 1000.0
2026-11-16 08:00  replaced     occurrence/rapport/2026-27/redovisning/bergaskolan  skrivs -> skrivs  redovisas med Lindskolan  "redovisas med Lindskolan"
2026-11-16 08:00  rung-not-needed occurrence/rapport/2026-27/redovisning/bergaskolan  skrivs -> skrivs  1.0 2.0 3.0 4.0 5.0 1000.0
2026-11-16 08:00  declined     occurrence/rapport/2026-27/redovisning/strandskolan  skrivs -> skrivs  "nystartad enhet"
2026-11-16 08:00  rung-not-needed occurrence/rapport/2026-27/redovisning/strandskolan  skrivs -> skrivs  1.0 2.0 3.0 4.0 5.0 1000.0
refused: an override needs a reason
2026-11-16 08:00  moved        occurrence/rapport/2026-27/redovisning/lindskolan  skrivs -> skrivs  skrivs due 2026-12-18 2026-12-11  "nämnden möts tidigare"
rapport/2026-27/redovisning/bergaskolan  ersatt skrivs  2026-12-18 fre v.51
rapport/2026-27/redovisning/bjorkskolan  öppen skrivs  2027-01-15 fre v.2
rapport/2026-27/redovisning/havsskolan  inställd skrivs  2026-12-18 fre v.51
rapport/2026-27/redovisning/lindskolan  öppen skrivs  2026-12-11 fre v.50
rapport/2026-27/redovisning/strandskolan  avböjd skrivs  2026-12-18 fre v.51

override rapport/2026-27/redovisning/havsskolan reopen because sammanläggningen skjuts upp
override rapport/2026-27/redovisning/havsskolan move skrivs to 2027-01-22 everywhere because systembyte
occurrences redovisning
advance to 2026-11-18
messages rektor@havsskolan 2026-11-15 2026-11-30
----
2026-11-16 08:00  reopened     occurrence/rapport/2026-27/redovisning/havsskolan  skrivs -> skrivs  "sammanläggningen skjuts upp"
2026-11-16 08:00  reminded     occurrence/rapport/2026-27/redovisning/havsskolan  skrivs -> skrivs  0.0 rektor@havsskolan
2026-11-16 08:00  moved        occurrence/rapport/2026-27/redovisning/bjorkskolan  skrivs -> skrivs  skrivs due 2027-01-15 2027-01-22  "systembyte"
2026-11-16 08:00  moved        occurrence/rapport/2026-27/redovisning/havsskolan  skrivs -> skrivs  skrivs due 2026-12-18 2027-01-22  "systembyte"
2026-11-16 08:00  moved        occurrence/rapport/2026-27/redovisning/lindskolan  skrivs -> skrivs  skrivs due 2026-12-11 2027-01-22  "systembyte"
rapport/2026-27/redovisning/bergaskolan  ersatt skrivs  2026-12-18 fre v.51
rapport/2026-27/redovisning/bjorkskolan  öppen skrivs  2027-01-22 fre v.3
rapport/2026-27/redovisning/havsskolan  öppen skrivs  2027-01-22 fre v.3
rapport/2026-27/redovisning/lindskolan  öppen skrivs  2027-01-22 fre v.3
rapport/2026-27/redovisning/strandskolan  avböjd skrivs  2026-12-18 fre v.51
2026-11-16 mån v.47 08:00
    borttagen: Kvalitetsredovisning Havsskolan, senast 2026-12-18
2026-11-16 mån v.47 08:00
    åter till dig: Kvalitetsredovisning Havsskolan, senast 2027-01-22
    flyttad: Kvalitetsredovisning Havsskolan, senast 2027-01-22

