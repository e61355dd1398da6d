# Ett helt läsår av mallen utvecklingsplan i demonstrationskommunen: allt görs i tid.
clock 2026-08-03 08:00
organisation deploy/demo/organisation.yaml
calendar deploy/demo/calendar.yaml
wheel deploy/wheels/templates/utvecklingsplan.yaml
summary
----
utvecklingsplan 2026-30 öppet: 130 planerad
utvecklingsplan 2029-33 planerat:

follow bjorkskolan turn/ timer-failed
advance to 2027-08-16 on time
summary
----
2026-08-31 00:00  opened       occurrence/utvecklingsplan/2026-30/vision/bjorkskolan  formuleras -> formuleras
2026-08-31 08:00  reminded     occurrence/utvecklingsplan/2026-30/vision/bjorkskolan  formuleras -> formuleras  0.0 rektor@bjorkskolan lärarrepresentant@bjorkskolan
2026-09-25 08:00  reminded     occurrence/utvecklingsplan/2026-30/vision/bjorkskolan  formuleras -> formuleras  1.0 rektor@bjorkskolan lärarrepresentant@bjorkskolan
2026-10-02 12:00  signed       occurrence/utvecklingsplan/2026-30/vision/bjorkskolan  formuleras -> formuleras  [visionen-är-formulerad]  lärarrepresentant@bjorkskolan  lärarrepresentant
2026-10-02 12:00  signed       occurrence/utvecklingsplan/2026-30/vision/bjorkskolan  formuleras -> formuleras  [visionen-är-formulerad]  rektor@bjorkskolan  rektor
2026-10-02 12:00  passed       occurrence/utvecklingsplan/2026-30/vision/bjorkskolan  formuleras -> formulerad  [visionen-är-formulerad]  rektor@bjorkskolan
2026-10-02 12:00  rung-not-needed occurrence/utvecklingsplan/2026-30/vision/bjorkskolan  formuleras -> formuleras  2.0 1000.0
2026-11-02 00:00  opened       occurrence/utvecklingsplan/2026-30/nulägesbeskrivning/bjorkskolan/andra  beskrivs -> beskrivs
2026-11-02 00:00  opened       occurrence/utvecklingsplan/2026-30/nulägesbeskrivning/bjorkskolan/första  beskrivs -> beskrivs
2026-11-02 08:00  reminded     occurrence/utvecklingsplan/2026-30/nulägesbeskrivning/bjorkskolan/andra  beskrivs -> beskrivs  0.0 rektor@bjorkskolan
2026-11-02 08:00  reminded     occurrence/utvecklingsplan/2026-30/nulägesbeskrivning/bjorkskolan/första  beskrivs -> beskrivs  0.0 rektor@bjorkskolan
2026-11-13 08:00  reminded     occurrence/utvecklingsplan/2026-30/nulägesbeskrivning/bjorkskolan/andra  beskrivs -> beskrivs  1.0 rektor@bjorkskolan
2026-11-13 08:00  reminded     occurrence/utvecklingsplan/2026-30/nulägesbeskrivning/bjorkskolan/första  beskrivs -> beskrivs  1.0 rektor@bjorkskolan
2026-11-20 12:00  passed       occurrence/utvecklingsplan/2026-30/nulägesbeskrivning/bjorkskolan/andra  beskrivs -> beskrivet  [nuläget-är-beskrivet]  rektor@bjorkskolan  rektor
2026-11-20 12:00  rung-not-needed occurrence/utvecklingsplan/2026-30/nulägesbeskrivning/bjorkskolan/andra  beskrivs -> beskrivs  2.0 1000.0
2026-11-20 12:00  passed       occurrence/utvecklingsplan/2026-30/nulägesbeskrivning/bjorkskolan/första  beskrivs -> beskrivet  [nuläget-är-beskrivet]  rektor@bjorkskolan  rektor
2026-11-20 12:00  rung-not-needed occurrence/utvecklingsplan/2026-30/nulägesbeskrivning/bjorkskolan/första  beskrivs -> beskrivs  2.0 1000.0
2026-11-30 00:00  opened       occurrence/utvecklingsplan/2026-30/prioriterade-mål/bjorkskolan/andra  formuleras -> formuleras
2026-11-30 00:00  opened       occurrence/utvecklingsplan/2026-30/prioriterade-mål/bjorkskolan/första  formuleras -> formuleras
2026-11-30 08:00  reminded     occurrence/utvecklingsplan/2026-30/prioriterade-mål/bjorkskolan/andra  formuleras -> formuleras  0.0 rektor@bjorkskolan
2026-11-30 08:00  reminded     occurrence/utvecklingsplan/2026-30/prioriterade-mål/bjorkskolan/första  formuleras -> formuleras  0.0 rektor@bjorkskolan
2026-12-11 08:00  reminded     occurrence/utvecklingsplan/2026-30/prioriterade-mål/bjorkskolan/andra  formuleras -> formuleras  1.0 rektor@bjorkskolan
2026-12-11 08:00  reminded     occurrence/utvecklingsplan/2026-30/prioriterade-mål/bjorkskolan/första  formuleras -> formuleras  1.0 rektor@bjorkskolan
2026-12-11 12:00  passed       occurrence/utvecklingsplan/2026-30/prioriterade-mål/bjorkskolan/andra  formuleras -> prövas  [målet-är-formulerat]  rektor@bjorkskolan  rektor
2026-12-11 12:00  rung-not-needed occurrence/utvecklingsplan/2026-30/prioriterade-mål/bjorkskolan/andra  formuleras -> formuleras  2.0 1000.0
2026-12-11 12:00  reminded     occurrence/utvecklingsplan/2026-30/prioriterade-mål/bjorkskolan/andra  prövas -> prövas  0.0 kvalitetsstrateg@huvudman
2026-12-11 12:00  passed       occurrence/utvecklingsplan/2026-30/prioriterade-mål/bjorkskolan/första  formuleras -> prövas  [målet-är-formulerat]  rektor@bjorkskolan  rektor
2026-12-11 12:00  rung-not-needed occurrence/utvecklingsplan/2026-30/prioriterade-mål/bjorkskolan/första  formuleras -> formuleras  2.0 1000.0
2026-12-11 12:00  reminded     occurrence/utvecklingsplan/2026-30/prioriterade-mål/bjorkskolan/första  prövas -> prövas  0.0 kvalitetsstrateg@huvudman
2027-01-22 08:00  reminded     occurrence/utvecklingsplan/2026-30/prioriterade-mål/bjorkskolan/andra  prövas -> prövas  1.0 kvalitetsstrateg@huvudman
2027-01-22 08:00  reminded     occurrence/utvecklingsplan/2026-30/prioriterade-mål/bjorkskolan/första  prövas -> prövas  1.0 kvalitetsstrateg@huvudman
2027-01-29 12:00  passed       occurrence/utvecklingsplan/2026-30/prioriterade-mål/bjorkskolan/andra  prövas -> prioriterat  [godta]  kvalitetsstrateg@huvudman  kvalitetsstrateg
2027-01-29 12:00  rung-not-needed occurrence/utvecklingsplan/2026-30/prioriterade-mål/bjorkskolan/andra  prövas -> prövas  2.0 1000.0
2027-01-29 12:00  passed       occurrence/utvecklingsplan/2026-30/prioriterade-mål/bjorkskolan/första  prövas -> prioriterat  [godta]  kvalitetsstrateg@huvudman  kvalitetsstrateg
2027-01-29 12:00  rung-not-needed occurrence/utvecklingsplan/2026-30/prioriterade-mål/bjorkskolan/första  prövas -> prövas  2.0 1000.0
2027-02-01 00:00  opened       occurrence/utvecklingsplan/2026-30/tidsaxel/bjorkskolan  läggs -> läggs
2027-02-01 08:00  reminded     occurrence/utvecklingsplan/2026-30/tidsaxel/bjorkskolan  läggs -> läggs  0.0 rektor@bjorkskolan
2027-02-12 08:00  reminded     occurrence/utvecklingsplan/2026-30/tidsaxel/bjorkskolan  läggs -> läggs  1.0 rektor@bjorkskolan
2027-02-19 12:00  passed       occurrence/utvecklingsplan/2026-30/tidsaxel/bjorkskolan  läggs -> lagd  [tidsaxeln-är-lagd]  rektor@bjorkskolan  rektor
2027-02-19 12:00  rung-not-needed occurrence/utvecklingsplan/2026-30/tidsaxel/bjorkskolan  läggs -> läggs  2.0 1000.0
2027-03-08 00:00  opened       occurrence/utvecklingsplan/2026-30/fiskben/bjorkskolan/år-1  delmål -> delmål
2027-03-08 08:00  reminded     occurrence/utvecklingsplan/2026-30/fiskben/bjorkskolan/år-1  delmål -> delmål  0.0 rektor@bjorkskolan lärarrepresentant@bjorkskolan
2027-04-02 08:00  reminded     occurrence/utvecklingsplan/2026-30/fiskben/bjorkskolan/år-1  delmål -> delmål  1.0 rektor@bjorkskolan lärarrepresentant@bjorkskolan
2027-04-09 12:00  signed       occurrence/utvecklingsplan/2026-30/fiskben/bjorkskolan/år-1  delmål -> delmål  [benen-är-ritade]  lärarrepresentant@bjorkskolan  lärarrepresentant
2027-04-09 12:00  signed       occurrence/utvecklingsplan/2026-30/fiskben/bjorkskolan/år-1  delmål -> delmål  [benen-är-ritade]  rektor@bjorkskolan  rektor
2027-04-09 12:00  passed       occurrence/utvecklingsplan/2026-30/fiskben/bjorkskolan/år-1  delmål -> åtgärder  [benen-är-ritade]  rektor@bjorkskolan
2027-04-09 12:00  rung-not-needed occurrence/utvecklingsplan/2026-30/fiskben/bjorkskolan/år-1  delmål -> delmål  2.0 1000.0
2027-04-23 08:00  reminded     occurrence/utvecklingsplan/2026-30/fiskben/bjorkskolan/år-1  åtgärder -> åtgärder  0.0 rektor@bjorkskolan
2027-04-23 12:00  passed       occurrence/utvecklingsplan/2026-30/fiskben/bjorkskolan/år-1  åtgärder -> klart  [åtgärderna-är-valda]  rektor@bjorkskolan  rektor
2027-04-23 12:00  rung-not-needed occurrence/utvecklingsplan/2026-30/fiskben/bjorkskolan/år-1  åtgärder -> åtgärder  1.0 1000.0
2027-08-16 00:00  opened       occurrence/utvecklingsplan/2026-30/handlingsplan/bjorkskolan/år-1  skrivs -> skrivs
2027-08-16 08:00  reminded     occurrence/utvecklingsplan/2026-30/handlingsplan/bjorkskolan/år-1  skrivs -> skrivs  0.0 lärarrepresentant@bjorkskolan
utvecklingsplan 2026-30 öppet: 50 planerad 10 öppen 70 klar
utvecklingsplan 2029-33 planerat:

messages rektor@bjorkskolan 2026-08-01 2027-08-15
----
2026-08-31 mån v.36 08:00
    ny uppgift: Gemensam vision Björkskolan, senast 2026-10-02
2026-09-25 fre v.39 08:00
    påminnelse: Gemensam vision Björkskolan, senast 2026-10-02
2026-11-02 mån v.45 08:00
    ny uppgift: Nulägesbeskrivning Björkskolan, senast 2026-11-20
    ny uppgift: Nulägesbeskrivning Björkskolan, senast 2026-11-20
2026-11-13 fre v.46 08:00
    påminnelse: Nulägesbeskrivning Björkskolan, senast 2026-11-20
    påminnelse: Nulägesbeskrivning Björkskolan, senast 2026-11-20
2026-11-30 mån v.49 08:00
    ny uppgift: Prioriterade mål Björkskolan, senast 2026-12-11
    ny uppgift: Prioriterade mål Björkskolan, senast 2026-12-11
2026-12-11 fre v.50 08:00
    påminnelse: Prioriterade mål Björkskolan, senast 2026-12-11
    påminnelse: Prioriterade mål Björkskolan, senast 2026-12-11
2027-02-01 mån v.5 08:00
    ny uppgift: Tidsaxel Björkskolan, senast 2027-02-19
2027-02-12 fre v.6 08:00
    påminnelse: Tidsaxel Björkskolan, senast 2027-02-19
2027-03-08 mån v.10 08:00
    ny uppgift: Fiskben Björkskolan, senast 2027-04-09
2027-04-02 fre v.13 08:00
    påminnelse: Fiskben Björkskolan, senast 2027-04-09
2027-04-23 fre v.16 08:00
    påminnelse: Fiskben Björkskolan, senast 2027-04-23

