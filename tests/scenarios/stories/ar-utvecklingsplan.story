# Ett helt varv (tre och ett halvt år) av mallen utvecklingsplan i demonstrationskommunen: allt görs i tid.
clock 2026-08-03 08:00
organisation deploy/demo/organisation.yaml
calendar deploy/demo/calendar.yaml
wheel deploy/wheels/templates/utvecklingsplan.yaml
summary
----
utvecklingsplan 2026-30 öppet: 130 planerad
utvecklingsplan 2029-33 planerat:

follow bjorkskolan turn/ timer-failed
advance to 2030-03-01 on time
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
2027-09-03 08:00  reminded     occurrence/utvecklingsplan/2026-30/handlingsplan/bjorkskolan/år-1  skrivs -> skrivs  1.0 lärarrepresentant@bjorkskolan
2027-09-10 12:00  passed       occurrence/utvecklingsplan/2026-30/handlingsplan/bjorkskolan/år-1  skrivs -> genomförs  [planen-är-skriven]  lärarrepresentant@bjorkskolan  lärarrepresentant
2027-09-10 12:00  rung-not-needed occurrence/utvecklingsplan/2026-30/handlingsplan/bjorkskolan/år-1  skrivs -> skrivs  2.0 1000.0
2028-03-06 00:00  opened       occurrence/utvecklingsplan/2026-30/fiskben/bjorkskolan/år-2  delmål -> delmål
2028-03-06 08:00  reminded     occurrence/utvecklingsplan/2026-30/fiskben/bjorkskolan/år-2  delmål -> delmål  0.0 rektor@bjorkskolan lärarrepresentant@bjorkskolan
2028-03-31 08:00  reminded     occurrence/utvecklingsplan/2026-30/fiskben/bjorkskolan/år-2  delmål -> delmål  1.0 rektor@bjorkskolan lärarrepresentant@bjorkskolan
2028-04-07 12:00  signed       occurrence/utvecklingsplan/2026-30/fiskben/bjorkskolan/år-2  delmål -> delmål  [benen-är-ritade]  lärarrepresentant@bjorkskolan  lärarrepresentant
2028-04-07 12:00  signed       occurrence/utvecklingsplan/2026-30/fiskben/bjorkskolan/år-2  delmål -> delmål  [benen-är-ritade]  rektor@bjorkskolan  rektor
2028-04-07 12:00  passed       occurrence/utvecklingsplan/2026-30/fiskben/bjorkskolan/år-2  delmål -> åtgärder  [benen-är-ritade]  rektor@bjorkskolan
2028-04-07 12:00  rung-not-needed occurrence/utvecklingsplan/2026-30/fiskben/bjorkskolan/år-2  delmål -> delmål  2.0 1000.0
2028-04-20 08:00  reminded     occurrence/utvecklingsplan/2026-30/handlingsplan/bjorkskolan/år-1  genomförs -> genomförs  0.0 lärarrepresentant@bjorkskolan
2028-04-21 08:00  reminded     occurrence/utvecklingsplan/2026-30/fiskben/bjorkskolan/år-2  åtgärder -> åtgärder  0.0 rektor@bjorkskolan
2028-04-21 12:00  passed       occurrence/utvecklingsplan/2026-30/fiskben/bjorkskolan/år-2  åtgärder -> klart  [åtgärderna-är-valda]  rektor@bjorkskolan  rektor
2028-04-21 12:00  rung-not-needed occurrence/utvecklingsplan/2026-30/fiskben/bjorkskolan/år-2  åtgärder -> åtgärder  1.0 1000.0
2028-05-05 08:00  reminded     occurrence/utvecklingsplan/2026-30/handlingsplan/bjorkskolan/år-1  genomförs -> genomförs  1.0 lärarrepresentant@bjorkskolan
2028-05-05 12:00  passed       occurrence/utvecklingsplan/2026-30/handlingsplan/bjorkskolan/år-1  genomförs -> följs-upp  [genomfört]  lärarrepresentant@bjorkskolan  lärarrepresentant
2028-05-05 12:00  rung-not-needed occurrence/utvecklingsplan/2026-30/handlingsplan/bjorkskolan/år-1  genomförs -> genomförs  1000.0
2028-05-08 00:00  opened       occurrence/utvecklingsplan/2026-30/handlingsplan/bjorkskolan/år-1  följs-upp -> följs-upp
2028-05-26 08:00  reminded     occurrence/utvecklingsplan/2026-30/handlingsplan/bjorkskolan/år-1  följs-upp -> följs-upp  0.0 rektor@bjorkskolan
2028-05-26 12:00  passed       occurrence/utvecklingsplan/2026-30/handlingsplan/bjorkskolan/år-1  följs-upp -> uppföljd  [uppföljd]  rektor@bjorkskolan  rektor
2028-05-26 12:00  rung-not-needed occurrence/utvecklingsplan/2026-30/handlingsplan/bjorkskolan/år-1  följs-upp -> följs-upp  1.0 1000.0
2028-08-14 00:00  opened       occurrence/utvecklingsplan/2026-30/handlingsplan/bjorkskolan/år-2  skrivs -> skrivs
2028-08-14 08:00  reminded     occurrence/utvecklingsplan/2026-30/handlingsplan/bjorkskolan/år-2  skrivs -> skrivs  0.0 lärarrepresentant@bjorkskolan
2028-09-01 08:00  reminded     occurrence/utvecklingsplan/2026-30/handlingsplan/bjorkskolan/år-2  skrivs -> skrivs  1.0 lärarrepresentant@bjorkskolan
2028-09-08 12:00  passed       occurrence/utvecklingsplan/2026-30/handlingsplan/bjorkskolan/år-2  skrivs -> genomförs  [planen-är-skriven]  lärarrepresentant@bjorkskolan  lärarrepresentant
2028-09-08 12:00  rung-not-needed occurrence/utvecklingsplan/2026-30/handlingsplan/bjorkskolan/år-2  skrivs -> skrivs  2.0 1000.0
2029-03-05 00:00  opened       occurrence/utvecklingsplan/2026-30/fiskben/bjorkskolan/år-3  delmål -> delmål
2029-03-05 08:00  reminded     occurrence/utvecklingsplan/2026-30/fiskben/bjorkskolan/år-3  delmål -> delmål  0.0 rektor@bjorkskolan lärarrepresentant@bjorkskolan
2029-03-28 08:00  reminded     occurrence/utvecklingsplan/2026-30/fiskben/bjorkskolan/år-3  delmål -> delmål  1.0 rektor@bjorkskolan lärarrepresentant@bjorkskolan
2029-04-06 12:00  signed       occurrence/utvecklingsplan/2026-30/fiskben/bjorkskolan/år-3  delmål -> delmål  [benen-är-ritade]  lärarrepresentant@bjorkskolan  lärarrepresentant
2029-04-06 12:00  signed       occurrence/utvecklingsplan/2026-30/fiskben/bjorkskolan/år-3  delmål -> delmål  [benen-är-ritade]  rektor@bjorkskolan  rektor
2029-04-06 12:00  passed       occurrence/utvecklingsplan/2026-30/fiskben/bjorkskolan/år-3  delmål -> åtgärder  [benen-är-ritade]  rektor@bjorkskolan
2029-04-06 12:00  rung-not-needed occurrence/utvecklingsplan/2026-30/fiskben/bjorkskolan/år-3  delmål -> delmål  2.0 1000.0
2029-04-19 08:00  reminded     occurrence/utvecklingsplan/2026-30/handlingsplan/bjorkskolan/år-2  genomförs -> genomförs  0.0 lärarrepresentant@bjorkskolan
2029-04-20 08:00  reminded     occurrence/utvecklingsplan/2026-30/fiskben/bjorkskolan/år-3  åtgärder -> åtgärder  0.0 rektor@bjorkskolan
2029-04-20 12:00  passed       occurrence/utvecklingsplan/2026-30/fiskben/bjorkskolan/år-3  åtgärder -> klart  [åtgärderna-är-valda]  rektor@bjorkskolan  rektor
2029-04-20 12:00  rung-not-needed occurrence/utvecklingsplan/2026-30/fiskben/bjorkskolan/år-3  åtgärder -> åtgärder  1.0 1000.0
2029-05-04 08:00  reminded     occurrence/utvecklingsplan/2026-30/handlingsplan/bjorkskolan/år-2  genomförs -> genomförs  1.0 lärarrepresentant@bjorkskolan
2029-05-04 12:00  passed       occurrence/utvecklingsplan/2026-30/handlingsplan/bjorkskolan/år-2  genomförs -> följs-upp  [genomfört]  lärarrepresentant@bjorkskolan  lärarrepresentant
2029-05-04 12:00  rung-not-needed occurrence/utvecklingsplan/2026-30/handlingsplan/bjorkskolan/år-2  genomförs -> genomförs  1000.0
2029-05-07 00:00  opened       occurrence/utvecklingsplan/2026-30/handlingsplan/bjorkskolan/år-2  följs-upp -> följs-upp
2029-05-25 08:00  reminded     occurrence/utvecklingsplan/2026-30/handlingsplan/bjorkskolan/år-2  följs-upp -> följs-upp  0.0 rektor@bjorkskolan
2029-05-25 12:00  passed       occurrence/utvecklingsplan/2026-30/handlingsplan/bjorkskolan/år-2  följs-upp -> uppföljd  [uppföljd]  rektor@bjorkskolan  rektor
2029-05-25 12:00  rung-not-needed occurrence/utvecklingsplan/2026-30/handlingsplan/bjorkskolan/år-2  följs-upp -> följs-upp  1.0 1000.0
2029-07-04 00:00  planned      occurrence/utvecklingsplan/2029-33/vision/bjorkskolan   -> formuleras
2029-07-04 00:00  planned      occurrence/utvecklingsplan/2029-33/nulägesbeskrivning/bjorkskolan/första   -> beskrivs
2029-07-04 00:00  planned      occurrence/utvecklingsplan/2029-33/nulägesbeskrivning/bjorkskolan/andra   -> beskrivs
2029-07-04 00:00  planned      occurrence/utvecklingsplan/2029-33/prioriterade-mål/bjorkskolan/första   -> formuleras
2029-07-04 00:00  planned      occurrence/utvecklingsplan/2029-33/prioriterade-mål/bjorkskolan/andra   -> formuleras
2029-07-04 00:00  planned      occurrence/utvecklingsplan/2029-33/tidsaxel/bjorkskolan   -> läggs
2029-07-04 00:00  planned      occurrence/utvecklingsplan/2029-33/fiskben/bjorkskolan/år-1   -> delmål
2029-07-04 00:00  planned      occurrence/utvecklingsplan/2029-33/fiskben/bjorkskolan/år-2   -> delmål
2029-07-04 00:00  planned      occurrence/utvecklingsplan/2029-33/fiskben/bjorkskolan/år-3   -> delmål
2029-07-04 00:00  planned      occurrence/utvecklingsplan/2029-33/handlingsplan/bjorkskolan/år-1   -> skrivs
2029-07-04 00:00  planned      occurrence/utvecklingsplan/2029-33/handlingsplan/bjorkskolan/år-2   -> skrivs
2029-07-04 00:00  planned      occurrence/utvecklingsplan/2029-33/handlingsplan/bjorkskolan/år-3   -> skrivs
2029-07-04 00:00  planned      occurrence/utvecklingsplan/2029-33/slututvärdering/bjorkskolan   -> handlingar
2029-07-04 00:00  turn-opened  turn/utvecklingsplan/2029-33  130 occurrences
2029-07-04 00:00  turn-planned turn/utvecklingsplan/2032-36  2032-08-01..2036-01-31
2029-08-13 00:00  opened       occurrence/utvecklingsplan/2026-30/handlingsplan/bjorkskolan/år-3  skrivs -> skrivs
2029-08-13 08:00  reminded     occurrence/utvecklingsplan/2026-30/handlingsplan/bjorkskolan/år-3  skrivs -> skrivs  0.0 lärarrepresentant@bjorkskolan
2029-08-24 08:00  reminded     occurrence/utvecklingsplan/2026-30/handlingsplan/bjorkskolan/år-3  skrivs -> skrivs  1.0 lärarrepresentant@bjorkskolan
2029-08-31 12:00  passed       occurrence/utvecklingsplan/2026-30/handlingsplan/bjorkskolan/år-3  skrivs -> genomförs  [planen-är-skriven]  lärarrepresentant@bjorkskolan  lärarrepresentant
2029-08-31 12:00  rung-not-needed occurrence/utvecklingsplan/2026-30/handlingsplan/bjorkskolan/år-3  skrivs -> skrivs  2.0 1000.0
2029-09-03 00:00  opened       occurrence/utvecklingsplan/2029-33/vision/bjorkskolan  formuleras -> formuleras
2029-09-03 08:00  reminded     occurrence/utvecklingsplan/2029-33/vision/bjorkskolan  formuleras -> formuleras  0.0 rektor@bjorkskolan lärarrepresentant@bjorkskolan
2029-09-28 08:00  reminded     occurrence/utvecklingsplan/2029-33/vision/bjorkskolan  formuleras -> formuleras  1.0 rektor@bjorkskolan lärarrepresentant@bjorkskolan
2029-10-05 12:00  signed       occurrence/utvecklingsplan/2029-33/vision/bjorkskolan  formuleras -> formuleras  [visionen-är-formulerad]  lärarrepresentant@bjorkskolan  lärarrepresentant
2029-10-05 12:00  signed       occurrence/utvecklingsplan/2029-33/vision/bjorkskolan  formuleras -> formuleras  [visionen-är-formulerad]  rektor@bjorkskolan  rektor
2029-10-05 12:00  passed       occurrence/utvecklingsplan/2029-33/vision/bjorkskolan  formuleras -> formulerad  [visionen-är-formulerad]  rektor@bjorkskolan
2029-10-05 12:00  rung-not-needed occurrence/utvecklingsplan/2029-33/vision/bjorkskolan  formuleras -> formuleras  2.0 1000.0
2029-11-02 08:00  reminded     occurrence/utvecklingsplan/2026-30/handlingsplan/bjorkskolan/år-3  genomförs -> genomförs  0.0 lärarrepresentant@bjorkskolan
2029-11-05 00:00  opened       occurrence/utvecklingsplan/2029-33/nulägesbeskrivning/bjorkskolan/andra  beskrivs -> beskrivs
2029-11-05 00:00  opened       occurrence/utvecklingsplan/2029-33/nulägesbeskrivning/bjorkskolan/första  beskrivs -> beskrivs
2029-11-05 08:00  reminded     occurrence/utvecklingsplan/2029-33/nulägesbeskrivning/bjorkskolan/andra  beskrivs -> beskrivs  0.0 rektor@bjorkskolan
2029-11-05 08:00  reminded     occurrence/utvecklingsplan/2029-33/nulägesbeskrivning/bjorkskolan/första  beskrivs -> beskrivs  0.0 rektor@bjorkskolan
2029-11-16 08:00  reminded     occurrence/utvecklingsplan/2026-30/handlingsplan/bjorkskolan/år-3  genomförs -> genomförs  1.0 lärarrepresentant@bjorkskolan
2029-11-16 08:00  reminded     occurrence/utvecklingsplan/2029-33/nulägesbeskrivning/bjorkskolan/andra  beskrivs -> beskrivs  1.0 rektor@bjorkskolan
2029-11-16 08:00  reminded     occurrence/utvecklingsplan/2029-33/nulägesbeskrivning/bjorkskolan/första  beskrivs -> beskrivs  1.0 rektor@bjorkskolan
2029-11-16 12:00  passed       occurrence/utvecklingsplan/2026-30/handlingsplan/bjorkskolan/år-3  genomförs -> följs-upp  [genomfört]  lärarrepresentant@bjorkskolan  lärarrepresentant
2029-11-16 12:00  rung-not-needed occurrence/utvecklingsplan/2026-30/handlingsplan/bjorkskolan/år-3  genomförs -> genomförs  1000.0
2029-11-19 00:00  opened       occurrence/utvecklingsplan/2026-30/handlingsplan/bjorkskolan/år-3  följs-upp -> följs-upp
2029-11-23 12:00  passed       occurrence/utvecklingsplan/2029-33/nulägesbeskrivning/bjorkskolan/andra  beskrivs -> beskrivet  [nuläget-är-beskrivet]  rektor@bjorkskolan  rektor
2029-11-23 12:00  rung-not-needed occurrence/utvecklingsplan/2029-33/nulägesbeskrivning/bjorkskolan/andra  beskrivs -> beskrivs  2.0 1000.0
2029-11-23 12:00  passed       occurrence/utvecklingsplan/2029-33/nulägesbeskrivning/bjorkskolan/första  beskrivs -> beskrivet  [nuläget-är-beskrivet]  rektor@bjorkskolan  rektor
2029-11-23 12:00  rung-not-needed occurrence/utvecklingsplan/2029-33/nulägesbeskrivning/bjorkskolan/första  beskrivs -> beskrivs  2.0 1000.0
2029-11-30 08:00  reminded     occurrence/utvecklingsplan/2026-30/handlingsplan/bjorkskolan/år-3  följs-upp -> följs-upp  0.0 rektor@bjorkskolan
2029-11-30 12:00  passed       occurrence/utvecklingsplan/2026-30/handlingsplan/bjorkskolan/år-3  följs-upp -> uppföljd  [uppföljd]  rektor@bjorkskolan  rektor
2029-11-30 12:00  rung-not-needed occurrence/utvecklingsplan/2026-30/handlingsplan/bjorkskolan/år-3  följs-upp -> följs-upp  1.0 1000.0
2029-12-03 00:00  opened       occurrence/utvecklingsplan/2026-30/slututvärdering/bjorkskolan  handlingar -> handlingar
2029-12-03 00:00  opened       occurrence/utvecklingsplan/2029-33/prioriterade-mål/bjorkskolan/andra  formuleras -> formuleras
2029-12-03 00:00  opened       occurrence/utvecklingsplan/2029-33/prioriterade-mål/bjorkskolan/första  formuleras -> formuleras
2029-12-03 08:00  reminded     occurrence/utvecklingsplan/2026-30/slututvärdering/bjorkskolan  handlingar -> handlingar  0.0 rektor@bjorkskolan
2029-12-03 08:00  reminded     occurrence/utvecklingsplan/2029-33/prioriterade-mål/bjorkskolan/andra  formuleras -> formuleras  0.0 rektor@bjorkskolan
2029-12-03 08:00  reminded     occurrence/utvecklingsplan/2029-33/prioriterade-mål/bjorkskolan/första  formuleras -> formuleras  0.0 rektor@bjorkskolan
2029-12-03 12:00  passed       occurrence/utvecklingsplan/2026-30/slututvärdering/bjorkskolan  handlingar -> resultat  [beskrivet]  rektor@bjorkskolan  rektor
2029-12-03 12:00  passed       occurrence/utvecklingsplan/2026-30/slututvärdering/bjorkskolan  resultat -> analys  [beskrivet]  rektor@bjorkskolan  rektor
2029-12-03 12:00  passed       occurrence/utvecklingsplan/2026-30/slututvärdering/bjorkskolan  analys -> åtgärder  [analysen-är-klar]  rektor@bjorkskolan  rektor
2029-12-03 12:00  reminded     occurrence/utvecklingsplan/2026-30/slututvärdering/bjorkskolan  åtgärder -> åtgärder  0.0 rektor@bjorkskolan
2029-12-14 08:00  reminded     occurrence/utvecklingsplan/2029-33/prioriterade-mål/bjorkskolan/andra  formuleras -> formuleras  1.0 rektor@bjorkskolan
2029-12-14 08:00  reminded     occurrence/utvecklingsplan/2029-33/prioriterade-mål/bjorkskolan/första  formuleras -> formuleras  1.0 rektor@bjorkskolan
2029-12-14 12:00  passed       occurrence/utvecklingsplan/2029-33/prioriterade-mål/bjorkskolan/andra  formuleras -> prövas  [målet-är-formulerat]  rektor@bjorkskolan  rektor
2029-12-14 12:00  rung-not-needed occurrence/utvecklingsplan/2029-33/prioriterade-mål/bjorkskolan/andra  formuleras -> formuleras  2.0 1000.0
2029-12-14 12:00  reminded     occurrence/utvecklingsplan/2029-33/prioriterade-mål/bjorkskolan/andra  prövas -> prövas  0.0 kvalitetsstrateg@huvudman
2029-12-14 12:00  passed       occurrence/utvecklingsplan/2029-33/prioriterade-mål/bjorkskolan/första  formuleras -> prövas  [målet-är-formulerat]  rektor@bjorkskolan  rektor
2029-12-14 12:00  rung-not-needed occurrence/utvecklingsplan/2029-33/prioriterade-mål/bjorkskolan/första  formuleras -> formuleras  2.0 1000.0
2029-12-14 12:00  reminded     occurrence/utvecklingsplan/2029-33/prioriterade-mål/bjorkskolan/första  prövas -> prövas  0.0 kvalitetsstrateg@huvudman
2030-01-11 08:00  reminded     occurrence/utvecklingsplan/2026-30/slututvärdering/bjorkskolan  åtgärder -> åtgärder  1.0 rektor@bjorkskolan
2030-01-18 08:00  reminded     occurrence/utvecklingsplan/2029-33/prioriterade-mål/bjorkskolan/andra  prövas -> prövas  1.0 kvalitetsstrateg@huvudman
2030-01-18 08:00  reminded     occurrence/utvecklingsplan/2029-33/prioriterade-mål/bjorkskolan/första  prövas -> prövas  1.0 kvalitetsstrateg@huvudman
2030-01-18 12:00  passed       occurrence/utvecklingsplan/2026-30/slututvärdering/bjorkskolan  åtgärder -> tas-emot  [lämna-till-skolchef]  rektor@bjorkskolan  rektor
2030-01-18 12:00  rung-not-needed occurrence/utvecklingsplan/2026-30/slututvärdering/bjorkskolan  åtgärder -> åtgärder  2.0 1000.0
2030-01-25 08:00  reminded     occurrence/utvecklingsplan/2026-30/slututvärdering/bjorkskolan  tas-emot -> tas-emot  0.0 skolchef@huvudman
2030-01-25 12:00  passed       occurrence/utvecklingsplan/2026-30/slututvärdering/bjorkskolan  tas-emot -> utvärderad  [mottagen]  skolchef@huvudman  skolchef
2030-01-25 12:00  passed       occurrence/utvecklingsplan/2029-33/prioriterade-mål/bjorkskolan/andra  prövas -> prioriterat  [godta]  kvalitetsstrateg@huvudman  kvalitetsstrateg
2030-01-25 12:00  rung-not-needed occurrence/utvecklingsplan/2029-33/prioriterade-mål/bjorkskolan/andra  prövas -> prövas  2.0 1000.0
2030-01-25 12:00  passed       occurrence/utvecklingsplan/2029-33/prioriterade-mål/bjorkskolan/första  prövas -> prioriterat  [godta]  kvalitetsstrateg@huvudman  kvalitetsstrateg
2030-01-25 12:00  rung-not-needed occurrence/utvecklingsplan/2029-33/prioriterade-mål/bjorkskolan/första  prövas -> prövas  2.0 1000.0
2030-01-28 00:00  opened       occurrence/utvecklingsplan/2029-33/tidsaxel/bjorkskolan  läggs -> läggs
2030-01-28 08:00  reminded     occurrence/utvecklingsplan/2029-33/tidsaxel/bjorkskolan  läggs -> läggs  0.0 rektor@bjorkskolan
2030-02-01 00:00  turn-ended   turn/utvecklingsplan/2026-30
2030-02-01 00:00  turn-closed  turn/utvecklingsplan/2026-30
2030-02-08 08:00  reminded     occurrence/utvecklingsplan/2029-33/tidsaxel/bjorkskolan  läggs -> läggs  1.0 rektor@bjorkskolan
2030-02-15 12:00  passed       occurrence/utvecklingsplan/2029-33/tidsaxel/bjorkskolan  läggs -> lagd  [tidsaxeln-är-lagd]  rektor@bjorkskolan  rektor
2030-02-15 12:00  rung-not-needed occurrence/utvecklingsplan/2029-33/tidsaxel/bjorkskolan  läggs -> läggs  2.0 1000.0
utvecklingsplan 2026-30 avslutat: 130 klar
utvecklingsplan 2029-33 öppet: 70 planerad 60 klar
utvecklingsplan 2032-36 planerat:

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

