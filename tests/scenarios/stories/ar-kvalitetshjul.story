# Ett helt läsår av mallen kvalitetshjul i demonstrationskommunen: allt görs i tid.
clock 2026-08-03 08:00
organisation deploy/demo/organisation.yaml
calendar deploy/demo/calendar.yaml
wheel deploy/wheels/templates/kvalitetshjul.yaml
summary
----
kvalitetshjul 2026-27 öppet: 215 planerad 4 väntar
kvalitetshjul 2027-28 planerat:

follow bjorkskolan turn/ timer-failed
advance to 2028-01-31 on time
summary
----
2026-08-10 00:00  opened       occurrence/kvalitetshjul/2026-27/analysdag-augusti/bjorkskolan  hålls -> hålls
2026-08-10 00:00  opened       occurrence/kvalitetshjul/2026-27/np-åk3/bjorkskolan  beställs -> beställs
2026-08-10 00:00  opened       occurrence/kvalitetshjul/2026-27/np-åk6/bjorkskolan  beställs -> beställs
2026-08-10 08:00  reminded     occurrence/kvalitetshjul/2026-27/np-åk3/bjorkskolan  beställs -> beställs  0.0 administratör@bjorkskolan
2026-08-10 08:00  reminded     occurrence/kvalitetshjul/2026-27/np-åk6/bjorkskolan  beställs -> beställs  0.0 administratör@bjorkskolan
2026-08-10 08:00  reminded     occurrence/kvalitetshjul/2026-27/analysdag-augusti/bjorkskolan  hålls -> hålls  0.0 rektor@bjorkskolan lärarrepresentant@bjorkskolan
2026-08-14 12:00  signed       occurrence/kvalitetshjul/2026-27/analysdag-augusti/bjorkskolan  hålls -> hålls  [analysdagen-är-hållen]  lärarrepresentant@bjorkskolan  lärarrepresentant
2026-08-14 12:00  signed       occurrence/kvalitetshjul/2026-27/analysdag-augusti/bjorkskolan  hålls -> hålls  [analysdagen-är-hållen]  rektor@bjorkskolan  rektor
2026-08-14 12:00  passed       occurrence/kvalitetshjul/2026-27/analysdag-augusti/bjorkskolan  hålls -> hållen  [analysdagen-är-hållen]  rektor@bjorkskolan
2026-08-14 12:00  rung-not-needed occurrence/kvalitetshjul/2026-27/analysdag-augusti/bjorkskolan  hålls -> hålls  1.0 1000.0
2026-08-25 08:00  reminded     occurrence/kvalitetshjul/2026-27/np-åk3/bjorkskolan  beställs -> beställs  1.0 administratör@bjorkskolan
2026-08-25 08:00  reminded     occurrence/kvalitetshjul/2026-27/np-åk6/bjorkskolan  beställs -> beställs  1.0 administratör@bjorkskolan
2026-08-31 00:00  opened       occurrence/kvalitetshjul/2026-27/egna-prioriterade-mål/bjorkskolan  formuleras -> formuleras
2026-08-31 00:00  opened       occurrence/kvalitetshjul/2026-27/kvalitetsdialog/bjorkskolan/ht  underlag -> underlag
2026-08-31 08:00  reminded     occurrence/kvalitetshjul/2026-27/egna-prioriterade-mål/bjorkskolan  formuleras -> formuleras  0.0 rektor@bjorkskolan
2026-08-31 08:00  reminded     occurrence/kvalitetshjul/2026-27/kvalitetsdialog/bjorkskolan/ht  underlag -> underlag  0.0 rektor@bjorkskolan
2026-09-01 08:00  reminded     occurrence/kvalitetshjul/2026-27/np-åk3/bjorkskolan  beställs -> beställs  2.0 administratör@bjorkskolan
2026-09-01 08:00  reminded     occurrence/kvalitetshjul/2026-27/np-åk6/bjorkskolan  beställs -> beställs  2.0 administratör@bjorkskolan
2026-09-01 12:00  passed       occurrence/kvalitetshjul/2026-27/np-åk3/bjorkskolan  beställs -> genomförs  [beställt]  administratör@bjorkskolan  administratör
2026-09-01 12:00  rung-not-needed occurrence/kvalitetshjul/2026-27/np-åk3/bjorkskolan  beställs -> beställs  3.0 1000.0
2026-09-01 12:00  passed       occurrence/kvalitetshjul/2026-27/np-åk6/bjorkskolan  beställs -> muntliga  [beställt]  administratör@bjorkskolan  administratör
2026-09-01 12:00  rung-not-needed occurrence/kvalitetshjul/2026-27/np-åk6/bjorkskolan  beställs -> beställs  3.0 1000.0
2026-09-14 08:00  reminded     occurrence/kvalitetshjul/2026-27/kvalitetsdialog/bjorkskolan/ht  underlag -> underlag  1.0 rektor@bjorkskolan
2026-09-18 08:00  reminded     occurrence/kvalitetshjul/2026-27/egna-prioriterade-mål/bjorkskolan  formuleras -> formuleras  1.0 rektor@bjorkskolan
2026-09-18 12:00  passed       occurrence/kvalitetshjul/2026-27/egna-prioriterade-mål/bjorkskolan  formuleras -> satta  [målen-är-satta]  rektor@bjorkskolan  rektor
2026-09-18 12:00  rung-not-needed occurrence/kvalitetshjul/2026-27/egna-prioriterade-mål/bjorkskolan  formuleras -> formuleras  2.0 1000.0
2026-09-21 00:00  opened       occurrence/kvalitetshjul/2026-27/arbetsplan/bjorkskolan  revideras -> revideras
2026-09-21 00:00  waiting      occurrence/kvalitetshjul/2026-27/arbetsplan/bjorkskolan  revideras -> revideras  nämndens-mål-vid-enheten ended
2026-09-21 00:00  opened       occurrence/kvalitetshjul/2026-27/nämndens-mål-vid-enheten/bjorkskolan  bryts-ned -> bryts-ned
2026-09-21 08:00  reminded     occurrence/kvalitetshjul/2026-27/arbetsplan/bjorkskolan  revideras -> revideras  0.0 rektor@bjorkskolan
2026-09-21 08:00  reminded     occurrence/kvalitetshjul/2026-27/nämndens-mål-vid-enheten/bjorkskolan  bryts-ned -> bryts-ned  0.0 rektor@bjorkskolan
2026-09-21 12:00  passed       occurrence/kvalitetshjul/2026-27/kvalitetsdialog/bjorkskolan/ht  underlag -> dialog  [lämna-underlag]  rektor@bjorkskolan  rektor
2026-09-21 12:00  rung-not-needed occurrence/kvalitetshjul/2026-27/kvalitetsdialog/bjorkskolan/ht  underlag -> underlag  2.0 1000.0
2026-10-02 08:00  reminded     occurrence/kvalitetshjul/2026-27/nämndens-mål-vid-enheten/bjorkskolan  bryts-ned -> bryts-ned  1.0 rektor@bjorkskolan
2026-10-02 12:00  passed       occurrence/kvalitetshjul/2026-27/nämndens-mål-vid-enheten/bjorkskolan  bryts-ned -> nedbrutna  [målen-är-nedbrutna]  rektor@bjorkskolan  rektor
2026-10-02 12:00  rung-not-needed occurrence/kvalitetshjul/2026-27/nämndens-mål-vid-enheten/bjorkskolan  bryts-ned -> bryts-ned  2.0 1000.0
2026-10-02 12:00  released     occurrence/kvalitetshjul/2026-27/arbetsplan/bjorkskolan  revideras -> revideras
2026-10-05 00:00  opened       occurrence/kvalitetshjul/2026-27/kvalitetsdialog/bjorkskolan/ht  dialog -> dialog
2026-10-05 08:00  reminded     occurrence/kvalitetshjul/2026-27/kvalitetsdialog/bjorkskolan/ht  dialog -> dialog  0.0 rektor@bjorkskolan lärarrepresentant@bjorkskolan skolchef@huvudman
2026-10-09 08:00  reminded     occurrence/kvalitetshjul/2026-27/arbetsplan/bjorkskolan  revideras -> revideras  1.0 rektor@bjorkskolan
2026-10-16 08:00  reminded     occurrence/kvalitetshjul/2026-27/kvalitetsdialog/bjorkskolan/ht  dialog -> dialog  1.0 rektor@bjorkskolan lärarrepresentant@bjorkskolan skolchef@huvudman
2026-10-16 12:00  passed       occurrence/kvalitetshjul/2026-27/arbetsplan/bjorkskolan  revideras -> förankras  [lämna-till-arbetslagen]  rektor@bjorkskolan  rektor
2026-10-16 12:00  rung-not-needed occurrence/kvalitetshjul/2026-27/arbetsplan/bjorkskolan  revideras -> revideras  2.0 1000.0
2026-10-16 12:00  reminded     occurrence/kvalitetshjul/2026-27/arbetsplan/bjorkskolan  förankras -> förankras  0.0 lärarrepresentant@bjorkskolan
2026-10-23 12:00  signed       occurrence/kvalitetshjul/2026-27/kvalitetsdialog/bjorkskolan/ht  dialog -> dialog  [dialogen-är-hållen]  lärarrepresentant@bjorkskolan  lärarrepresentant
2026-10-23 12:00  signed       occurrence/kvalitetshjul/2026-27/kvalitetsdialog/bjorkskolan/ht  dialog -> dialog  [dialogen-är-hållen]  rektor@bjorkskolan  rektor
2026-10-23 12:00  signed       occurrence/kvalitetshjul/2026-27/kvalitetsdialog/bjorkskolan/ht  dialog -> dialog  [dialogen-är-hållen]  skolchef@huvudman  skolchef
2026-10-23 12:00  passed       occurrence/kvalitetshjul/2026-27/kvalitetsdialog/bjorkskolan/ht  dialog -> protokoll  [dialogen-är-hållen]  skolchef@huvudman
2026-10-23 12:00  rung-not-needed occurrence/kvalitetshjul/2026-27/kvalitetsdialog/bjorkskolan/ht  dialog -> dialog  2.0
2026-10-30 08:00  reminded     occurrence/kvalitetshjul/2026-27/arbetsplan/bjorkskolan  förankras -> förankras  1.0 lärarrepresentant@bjorkskolan
2026-11-02 00:00  opened       occurrence/kvalitetshjul/2026-27/kontaktpolitikerdialog/bjorkskolan  samtal -> samtal
2026-11-02 00:00  opened       occurrence/kvalitetshjul/2026-27/np-åk6/bjorkskolan  muntliga -> muntliga
2026-11-02 00:00  opened       occurrence/kvalitetshjul/2026-27/skolplansdialog/bjorkskolan  hålls -> hålls
2026-11-02 08:00  reminded     occurrence/kvalitetshjul/2026-27/np-åk6/bjorkskolan  muntliga -> muntliga  0.0 personal@bjorkskolan
2026-11-02 08:00  reminded     occurrence/kvalitetshjul/2026-27/kontaktpolitikerdialog/bjorkskolan  samtal -> samtal  0.0 rektor@bjorkskolan kontaktpolitiker@bjorkskolan
2026-11-02 08:00  reminded     occurrence/kvalitetshjul/2026-27/skolplansdialog/bjorkskolan  hålls -> hålls  0.0 rektor@bjorkskolan lärarrepresentant@bjorkskolan
2026-11-04 08:00  reminded     occurrence/kvalitetshjul/2026-27/kvalitetsdialog/bjorkskolan/ht  protokoll -> protokoll  0.0 skolchef@huvudman
2026-11-06 08:00  reminded     occurrence/kvalitetshjul/2026-27/arbetsplan/bjorkskolan  förankras -> förankras  2.0 lärarrepresentant@bjorkskolan
2026-11-06 12:00  passed       occurrence/kvalitetshjul/2026-27/arbetsplan/bjorkskolan  förankras -> gäller  [förankrad]  lärarrepresentant@bjorkskolan  lärarrepresentant
2026-11-06 12:00  rung-not-needed occurrence/kvalitetshjul/2026-27/arbetsplan/bjorkskolan  förankras -> förankras  3.0 1000.0
2026-11-06 12:00  passed       occurrence/kvalitetshjul/2026-27/kvalitetsdialog/bjorkskolan/ht  protokoll -> klar  [färdigställ]  skolchef@huvudman  skolchef  "enligt plan"
2026-11-06 12:00  rung-not-needed occurrence/kvalitetshjul/2026-27/kvalitetsdialog/bjorkskolan/ht  protokoll -> protokoll  1.0
2026-11-09 00:00  opened       occurrence/kvalitetshjul/2026-27/intervju-elever/bjorkskolan  genomförs -> genomförs
2026-11-09 00:00  opened       occurrence/kvalitetshjul/2026-27/intervju-personal/bjorkskolan  genomförs -> genomförs
2026-11-09 08:00  reminded     occurrence/kvalitetshjul/2026-27/intervju-elever/bjorkskolan  genomförs -> genomförs  0.0 elevhälsa@huvudman
2026-11-09 08:00  reminded     occurrence/kvalitetshjul/2026-27/intervju-personal/bjorkskolan  genomförs -> genomförs  0.0 hr@huvudman
2026-11-13 08:00  reminded     occurrence/kvalitetshjul/2026-27/skolplansdialog/bjorkskolan  hålls -> hålls  1.0 rektor@bjorkskolan lärarrepresentant@bjorkskolan
2026-11-20 08:00  reminded     occurrence/kvalitetshjul/2026-27/intervju-personal/bjorkskolan  genomförs -> genomförs  1.0 hr@huvudman
2026-11-20 08:00  reminded     occurrence/kvalitetshjul/2026-27/kontaktpolitikerdialog/bjorkskolan  samtal -> samtal  1.0 rektor@bjorkskolan kontaktpolitiker@bjorkskolan
2026-11-20 12:00  signed       occurrence/kvalitetshjul/2026-27/skolplansdialog/bjorkskolan  hålls -> hålls  [dialogen-är-hållen]  lärarrepresentant@bjorkskolan  lärarrepresentant
2026-11-20 12:00  signed       occurrence/kvalitetshjul/2026-27/skolplansdialog/bjorkskolan  hålls -> hålls  [dialogen-är-hållen]  rektor@bjorkskolan  rektor
2026-11-20 12:00  passed       occurrence/kvalitetshjul/2026-27/skolplansdialog/bjorkskolan  hålls -> antecknas  [dialogen-är-hållen]  rektor@bjorkskolan
2026-11-20 12:00  rung-not-needed occurrence/kvalitetshjul/2026-27/skolplansdialog/bjorkskolan  hålls -> hålls  2.0 1000.0
2026-11-20 12:00  reminded     occurrence/kvalitetshjul/2026-27/skolplansdialog/bjorkskolan  antecknas -> antecknas  0.0 lärarrepresentant@bjorkskolan
2026-11-27 00:00  opened       occurrence/kvalitetshjul/2026-27/betyg/bjorkskolan/ht  sätts -> sätts
2026-11-27 08:00  reminded     occurrence/kvalitetshjul/2026-27/intervju-elever/bjorkskolan  genomförs -> genomförs  1.0 elevhälsa@huvudman
2026-11-27 08:00  reminded     occurrence/kvalitetshjul/2026-27/intervju-personal/bjorkskolan  genomförs -> genomförs  2.0 hr@huvudman
2026-11-27 08:00  reminded     occurrence/kvalitetshjul/2026-27/skolplansdialog/bjorkskolan  antecknas -> antecknas  1.0 lärarrepresentant@bjorkskolan
2026-11-27 08:00  reminded     occurrence/kvalitetshjul/2026-27/betyg/bjorkskolan/ht  sätts -> sätts  0.0 personal@bjorkskolan
2026-11-27 08:00  reminded     occurrence/kvalitetshjul/2026-27/np-åk6/bjorkskolan  muntliga -> muntliga  1.0 personal@bjorkskolan
2026-11-27 12:00  result       occurrence/kvalitetshjul/2026-27/intervju-personal/bjorkskolan  genomförs -> genomförs  [intervjuerna-är-genomförda]  hr@huvudman  arbetsklimat=gott
2026-11-27 12:00  passed       occurrence/kvalitetshjul/2026-27/intervju-personal/bjorkskolan  genomförs -> analyseras  [intervjuerna-är-genomförda]  hr@huvudman  hr
2026-11-27 12:00  rung-not-needed occurrence/kvalitetshjul/2026-27/intervju-personal/bjorkskolan  genomförs -> genomförs  3.0 1000.0
2026-11-27 12:00  signed       occurrence/kvalitetshjul/2026-27/kontaktpolitikerdialog/bjorkskolan  samtal -> samtal  [samtalet-är-hållet]  kontaktpolitiker@bjorkskolan  kontaktpolitiker
2026-11-27 12:00  signed       occurrence/kvalitetshjul/2026-27/kontaktpolitikerdialog/bjorkskolan  samtal -> samtal  [samtalet-är-hållet]  rektor@bjorkskolan  rektor
2026-11-27 12:00  passed       occurrence/kvalitetshjul/2026-27/kontaktpolitikerdialog/bjorkskolan  samtal -> återkoppling  [samtalet-är-hållet]  rektor@bjorkskolan
2026-11-27 12:00  rung-not-needed occurrence/kvalitetshjul/2026-27/kontaktpolitikerdialog/bjorkskolan  samtal -> samtal  2.0 1000.0
2026-11-27 12:00  reminded     occurrence/kvalitetshjul/2026-27/kontaktpolitikerdialog/bjorkskolan  återkoppling -> återkoppling  0.0 kontaktpolitiker@bjorkskolan
2026-12-01 08:00  reminded     occurrence/kvalitetshjul/2026-27/kontaktpolitikerdialog/bjorkskolan  återkoppling -> återkoppling  1.0 kontaktpolitiker@bjorkskolan
2026-12-04 08:00  reminded     occurrence/kvalitetshjul/2026-27/intervju-elever/bjorkskolan  genomförs -> genomförs  2.0 elevhälsa@huvudman
2026-12-04 08:00  reminded     occurrence/kvalitetshjul/2026-27/skolplansdialog/bjorkskolan  antecknas -> antecknas  2.0 lärarrepresentant@bjorkskolan
2026-12-04 08:00  reminded     occurrence/kvalitetshjul/2026-27/betyg/bjorkskolan/ht  sätts -> sätts  1.0 personal@bjorkskolan
2026-12-04 08:00  reminded     occurrence/kvalitetshjul/2026-27/np-åk6/bjorkskolan  muntliga -> muntliga  2.0 personal@bjorkskolan
2026-12-04 12:00  result       occurrence/kvalitetshjul/2026-27/intervju-elever/bjorkskolan  genomförs -> genomförs  [intervjuerna-är-genomförda]  elevhälsa@huvudman  antal=100
2026-12-04 12:00  result       occurrence/kvalitetshjul/2026-27/intervju-elever/bjorkskolan  genomförs -> genomförs  [intervjuerna-är-genomförda]  elevhälsa@huvudman  trygga=100
2026-12-04 12:00  passed       occurrence/kvalitetshjul/2026-27/intervju-elever/bjorkskolan  genomförs -> analyseras  [intervjuerna-är-genomförda]  elevhälsa@huvudman  elevhälsa
2026-12-04 12:00  rung-not-needed occurrence/kvalitetshjul/2026-27/intervju-elever/bjorkskolan  genomförs -> genomförs  3.0 1000.0
2026-12-04 12:00  passed       occurrence/kvalitetshjul/2026-27/np-åk6/bjorkskolan  muntliga -> svenska  [muntliga-delprov-är-genomförda]  personal@bjorkskolan  personal
2026-12-04 12:00  rung-not-needed occurrence/kvalitetshjul/2026-27/np-åk6/bjorkskolan  muntliga -> muntliga  3.0 1000.0
2026-12-04 12:00  passed       occurrence/kvalitetshjul/2026-27/skolplansdialog/bjorkskolan  antecknas -> hållen  [antecknat]  lärarrepresentant@bjorkskolan  lärarrepresentant  "enligt plan"
2026-12-04 12:00  rung-not-needed occurrence/kvalitetshjul/2026-27/skolplansdialog/bjorkskolan  antecknas -> antecknas  3.0 1000.0
2026-12-08 08:00  reminded     occurrence/kvalitetshjul/2026-27/kontaktpolitikerdialog/bjorkskolan  återkoppling -> återkoppling  2.0 kontaktpolitiker@bjorkskolan
2026-12-08 12:00  passed       occurrence/kvalitetshjul/2026-27/kontaktpolitikerdialog/bjorkskolan  återkoppling -> återkopplad  [återkopplat]  kontaktpolitiker@bjorkskolan  kontaktpolitiker  "enligt plan"
2026-12-08 12:00  rung-not-needed occurrence/kvalitetshjul/2026-27/kontaktpolitikerdialog/bjorkskolan  återkoppling -> återkoppling  3.0
2026-12-11 08:00  reminded     occurrence/kvalitetshjul/2026-27/betyg/bjorkskolan/ht  sätts -> sätts  2.0 personal@bjorkskolan
2026-12-11 12:00  passed       occurrence/kvalitetshjul/2026-27/betyg/bjorkskolan/ht  sätts -> utfärdas  [betygen-är-satta]  personal@bjorkskolan  personal
2026-12-11 12:00  rung-not-needed occurrence/kvalitetshjul/2026-27/betyg/bjorkskolan/ht  sätts -> sätts  3.0 1000.0
2026-12-18 08:00  reminded     occurrence/kvalitetshjul/2026-27/betyg/bjorkskolan/ht  utfärdas -> utfärdas  0.0 rektor@bjorkskolan
2026-12-18 12:00  passed       occurrence/kvalitetshjul/2026-27/betyg/bjorkskolan/ht  utfärdas -> klara  [betygen-är-utfärdade]  rektor@bjorkskolan  rektor
2026-12-18 12:00  rung-not-needed occurrence/kvalitetshjul/2026-27/betyg/bjorkskolan/ht  utfärdas -> utfärdas  1.0 1000.0
2027-01-11 00:00  opened       occurrence/kvalitetshjul/2026-27/intervju-elever/bjorkskolan  analyseras -> analyseras
2027-01-11 00:00  not-needed   occurrence/kvalitetshjul/2026-27/intervju-elever/bjorkskolan  analyseras -> klar
2027-01-11 00:00  rung-not-needed occurrence/kvalitetshjul/2026-27/intervju-elever/bjorkskolan  analyseras -> analyseras  0.0 1.0 1000.0
2027-01-11 00:00  opened       occurrence/kvalitetshjul/2026-27/intervju-personal/bjorkskolan  analyseras -> analyseras
2027-01-11 00:00  not-needed   occurrence/kvalitetshjul/2026-27/intervju-personal/bjorkskolan  analyseras -> klar
2027-01-11 00:00  rung-not-needed occurrence/kvalitetshjul/2026-27/intervju-personal/bjorkskolan  analyseras -> analyseras  0.0 1.0 1000.0
2027-01-11 00:00  opened       occurrence/kvalitetshjul/2026-27/kvalitetsdialog/bjorkskolan/vt  underlag -> underlag
2027-01-11 08:00  reminded     occurrence/kvalitetshjul/2026-27/kvalitetsdialog/bjorkskolan/vt  underlag -> underlag  0.0 rektor@bjorkskolan
2027-01-11 08:00  rung-coalesced occurrence/kvalitetshjul/2026-27/kvalitetsdialog/bjorkskolan/vt  underlag -> underlag  1.0
2027-01-18 12:00  passed       occurrence/kvalitetshjul/2026-27/kvalitetsdialog/bjorkskolan/vt  underlag -> dialog  [lämna-underlag]  rektor@bjorkskolan  rektor
2027-01-18 12:00  rung-not-needed occurrence/kvalitetshjul/2026-27/kvalitetsdialog/bjorkskolan/vt  underlag -> underlag  2.0 1000.0
2027-02-01 00:00  opened       occurrence/kvalitetshjul/2026-27/enkät-elever/bjorkskolan  öppen -> öppen
2027-02-01 00:00  opened       occurrence/kvalitetshjul/2026-27/enkät-vårdnadshavare/bjorkskolan  öppen -> öppen
2027-02-01 00:00  opened       occurrence/kvalitetshjul/2026-27/kvalitetsdialog/bjorkskolan/vt  dialog -> dialog
2027-02-01 08:00  reminded     occurrence/kvalitetshjul/2026-27/kvalitetsdialog/bjorkskolan/vt  dialog -> dialog  0.0 rektor@bjorkskolan lärarrepresentant@bjorkskolan skolchef@huvudman
2027-02-02 00:00  opened       occurrence/kvalitetshjul/2026-27/nämndpresentation/bjorkskolan  presenteras -> presenteras
2027-02-02 08:00  reminded     occurrence/kvalitetshjul/2026-27/nämndpresentation/bjorkskolan  presenteras -> presenteras  0.0 rektor@bjorkskolan
2027-02-12 08:00  reminded     occurrence/kvalitetshjul/2026-27/kvalitetsdialog/bjorkskolan/vt  dialog -> dialog  1.0 rektor@bjorkskolan lärarrepresentant@bjorkskolan skolchef@huvudman
2027-02-16 12:00  passed       occurrence/kvalitetshjul/2026-27/nämndpresentation/bjorkskolan  presenteras -> presenterad  [presenterat]  rektor@bjorkskolan  rektor
2027-02-16 12:00  rung-not-needed occurrence/kvalitetshjul/2026-27/nämndpresentation/bjorkskolan  presenteras -> presenteras  1.0 1000.0
2027-02-19 12:00  signed       occurrence/kvalitetshjul/2026-27/kvalitetsdialog/bjorkskolan/vt  dialog -> dialog  [dialogen-är-hållen]  lärarrepresentant@bjorkskolan  lärarrepresentant
2027-02-19 12:00  signed       occurrence/kvalitetshjul/2026-27/kvalitetsdialog/bjorkskolan/vt  dialog -> dialog  [dialogen-är-hållen]  rektor@bjorkskolan  rektor
2027-02-19 12:00  signed       occurrence/kvalitetshjul/2026-27/kvalitetsdialog/bjorkskolan/vt  dialog -> dialog  [dialogen-är-hållen]  skolchef@huvudman  skolchef
2027-02-19 12:00  passed       occurrence/kvalitetshjul/2026-27/kvalitetsdialog/bjorkskolan/vt  dialog -> protokoll  [dialogen-är-hållen]  skolchef@huvudman
2027-02-19 12:00  rung-not-needed occurrence/kvalitetshjul/2026-27/kvalitetsdialog/bjorkskolan/vt  dialog -> dialog  2.0
2027-03-02 00:00  opened       occurrence/kvalitetshjul/2026-27/np-åk6/bjorkskolan  svenska -> svenska
2027-03-03 08:00  reminded     occurrence/kvalitetshjul/2026-27/kvalitetsdialog/bjorkskolan/vt  protokoll -> protokoll  0.0 skolchef@huvudman
2027-03-05 12:00  passed       occurrence/kvalitetshjul/2026-27/kvalitetsdialog/bjorkskolan/vt  protokoll -> klar  [färdigställ]  skolchef@huvudman  skolchef  "enligt plan"
2027-03-05 12:00  rung-not-needed occurrence/kvalitetshjul/2026-27/kvalitetsdialog/bjorkskolan/vt  protokoll -> protokoll  1.0
2027-03-06 00:00  passed       occurrence/kvalitetshjul/2026-27/enkät-elever/bjorkskolan  öppen -> sammanställs
2027-03-06 00:00  passed       occurrence/kvalitetshjul/2026-27/enkät-vårdnadshavare/bjorkskolan  öppen -> sammanställs
2027-03-08 08:00  reminded     occurrence/kvalitetshjul/2026-27/enkät-elever/bjorkskolan  sammanställs -> sammanställs  0.0 administratör@bjorkskolan
2027-03-08 08:00  reminded     occurrence/kvalitetshjul/2026-27/enkät-vårdnadshavare/bjorkskolan  sammanställs -> sammanställs  0.0 administratör@bjorkskolan
2027-03-11 08:00  reminded     occurrence/kvalitetshjul/2026-27/np-åk6/bjorkskolan  svenska -> svenska  0.0 personal@bjorkskolan
2027-03-15 00:00  opened       occurrence/kvalitetshjul/2026-27/np-åk3/bjorkskolan  genomförs -> genomförs
2027-03-15 08:00  reminded     occurrence/kvalitetshjul/2026-27/np-åk3/bjorkskolan  genomförs -> genomförs  0.0 personal@bjorkskolan
2027-03-18 08:00  reminded     occurrence/kvalitetshjul/2026-27/enkät-elever/bjorkskolan  sammanställs -> sammanställs  1.0 administratör@bjorkskolan
2027-03-18 08:00  reminded     occurrence/kvalitetshjul/2026-27/enkät-vårdnadshavare/bjorkskolan  sammanställs -> sammanställs  1.0 administratör@bjorkskolan
2027-03-18 09:00  overdue      occurrence/kvalitetshjul/2026-27/np-åk6/bjorkskolan  svenska -> svenska  2027-03-18
2027-03-18 12:00  passed       occurrence/kvalitetshjul/2026-27/np-åk6/bjorkskolan  svenska -> engelska  [genomfört]  personal@bjorkskolan  personal
2027-03-18 12:00  rung-not-needed occurrence/kvalitetshjul/2026-27/np-åk6/bjorkskolan  svenska -> svenska  1000.0
2027-03-25 08:00  reminded     occurrence/kvalitetshjul/2026-27/enkät-elever/bjorkskolan  sammanställs -> sammanställs  2.0 administratör@bjorkskolan
2027-03-25 08:00  reminded     occurrence/kvalitetshjul/2026-27/enkät-vårdnadshavare/bjorkskolan  sammanställs -> sammanställs  2.0 administratör@bjorkskolan
2027-03-25 12:00  result       occurrence/kvalitetshjul/2026-27/enkät-elever/bjorkskolan  sammanställs -> sammanställs  [för-in-resultat]  administratör@bjorkskolan  medel=6
2027-03-25 12:00  result       occurrence/kvalitetshjul/2026-27/enkät-elever/bjorkskolan  sammanställs -> sammanställs  [för-in-resultat]  administratör@bjorkskolan  svarsfrekvens=100
2027-03-25 12:00  passed       occurrence/kvalitetshjul/2026-27/enkät-elever/bjorkskolan  sammanställs -> analyseras  [för-in-resultat]  administratör@bjorkskolan  administratör
2027-03-25 12:00  rung-not-needed occurrence/kvalitetshjul/2026-27/enkät-elever/bjorkskolan  sammanställs -> sammanställs  3.0 1000.0
2027-03-25 12:00  result       occurrence/kvalitetshjul/2026-27/enkät-vårdnadshavare/bjorkskolan  sammanställs -> sammanställs  [för-in-resultat]  administratör@bjorkskolan  medel=6
2027-03-25 12:00  result       occurrence/kvalitetshjul/2026-27/enkät-vårdnadshavare/bjorkskolan  sammanställs -> sammanställs  [för-in-resultat]  administratör@bjorkskolan  svarsfrekvens=100
2027-03-25 12:00  passed       occurrence/kvalitetshjul/2026-27/enkät-vårdnadshavare/bjorkskolan  sammanställs -> analyseras  [för-in-resultat]  administratör@bjorkskolan  administratör
2027-03-25 12:00  rung-not-needed occurrence/kvalitetshjul/2026-27/enkät-vårdnadshavare/bjorkskolan  sammanställs -> sammanställs  3.0 1000.0
2027-04-05 00:00  opened       occurrence/kvalitetshjul/2026-27/enkät-elever/bjorkskolan  analyseras -> analyseras
2027-04-05 00:00  not-needed   occurrence/kvalitetshjul/2026-27/enkät-elever/bjorkskolan  analyseras -> klar
2027-04-05 00:00  rung-not-needed occurrence/kvalitetshjul/2026-27/enkät-elever/bjorkskolan  analyseras -> analyseras  0.0 1.0 1000.0
2027-04-05 00:00  opened       occurrence/kvalitetshjul/2026-27/enkät-vårdnadshavare/bjorkskolan  analyseras -> analyseras
2027-04-05 00:00  not-needed   occurrence/kvalitetshjul/2026-27/enkät-vårdnadshavare/bjorkskolan  analyseras -> klar
2027-04-05 00:00  rung-not-needed occurrence/kvalitetshjul/2026-27/enkät-vårdnadshavare/bjorkskolan  analyseras -> analyseras  0.0 1.0 1000.0
2027-04-07 00:00  opened       occurrence/kvalitetshjul/2026-27/np-åk6/bjorkskolan  engelska -> engelska
2027-04-16 08:00  reminded     occurrence/kvalitetshjul/2026-27/np-åk6/bjorkskolan  engelska -> engelska  0.0 personal@bjorkskolan
2027-04-23 09:00  overdue      occurrence/kvalitetshjul/2026-27/np-åk6/bjorkskolan  engelska -> engelska  2027-04-23
2027-04-23 12:00  passed       occurrence/kvalitetshjul/2026-27/np-åk6/bjorkskolan  engelska -> matematik  [genomfört]  personal@bjorkskolan  personal
2027-04-23 12:00  rung-not-needed occurrence/kvalitetshjul/2026-27/np-åk6/bjorkskolan  engelska -> engelska  1000.0
2027-04-23 12:00  reminded     occurrence/kvalitetshjul/2026-27/np-åk6/bjorkskolan  matematik -> matematik  0.0 personal@bjorkskolan
2027-04-29 09:00  overdue      occurrence/kvalitetshjul/2026-27/np-åk6/bjorkskolan  matematik -> matematik  2027-04-29
2027-04-29 12:00  passed       occurrence/kvalitetshjul/2026-27/np-åk6/bjorkskolan  matematik -> bedöms  [genomfört]  personal@bjorkskolan  personal
2027-04-29 12:00  rung-not-needed occurrence/kvalitetshjul/2026-27/np-åk6/bjorkskolan  matematik -> matematik  1000.0
2027-04-29 12:00  reminded     occurrence/kvalitetshjul/2026-27/np-åk6/bjorkskolan  bedöms -> bedöms  0.0 personal@bjorkskolan
2027-05-07 08:00  reminded     occurrence/kvalitetshjul/2026-27/np-åk3/bjorkskolan  genomförs -> genomförs  1.0 personal@bjorkskolan
2027-05-10 00:00  opened       occurrence/kvalitetshjul/2026-27/analysdag-maj/bjorkskolan  hålls -> hålls
2027-05-10 08:00  reminded     occurrence/kvalitetshjul/2026-27/analysdag-maj/bjorkskolan  hålls -> hålls  0.0 rektor@bjorkskolan lärarrepresentant@bjorkskolan
2027-05-14 08:00  reminded     occurrence/kvalitetshjul/2026-27/np-åk6/bjorkskolan  bedöms -> bedöms  1.0 personal@bjorkskolan
2027-05-17 00:00  opened       occurrence/kvalitetshjul/2026-27/arbetslagsanalys/bjorkskolan  skrivs -> skrivs
2027-05-17 08:00  reminded     occurrence/kvalitetshjul/2026-27/arbetslagsanalys/bjorkskolan  skrivs -> skrivs  0.0 lärarrepresentant@bjorkskolan
2027-05-21 08:00  reminded     occurrence/kvalitetshjul/2026-27/np-åk6/bjorkskolan  bedöms -> bedöms  2.0 personal@bjorkskolan
2027-05-21 12:00  passed       occurrence/kvalitetshjul/2026-27/np-åk3/bjorkskolan  genomförs -> bedöms  [alla-delprov-är-genomförda]  personal@bjorkskolan  personal
2027-05-21 12:00  rung-not-needed occurrence/kvalitetshjul/2026-27/np-åk3/bjorkskolan  genomförs -> genomförs  2.0 1000.0
2027-05-21 12:00  reminded     occurrence/kvalitetshjul/2026-27/np-åk3/bjorkskolan  bedöms -> bedöms  0.0 personal@bjorkskolan
2027-05-21 12:00  passed       occurrence/kvalitetshjul/2026-27/np-åk6/bjorkskolan  bedöms -> rapporteras  [bedömningen-är-klar]  personal@bjorkskolan  personal
2027-05-21 12:00  rung-not-needed occurrence/kvalitetshjul/2026-27/np-åk6/bjorkskolan  bedöms -> bedöms  3.0 1000.0
2027-05-21 12:00  reminded     occurrence/kvalitetshjul/2026-27/np-åk6/bjorkskolan  rapporteras -> rapporteras  0.0 administratör@bjorkskolan
2027-05-25 00:00  opened       occurrence/kvalitetshjul/2026-27/betyg/bjorkskolan/vt  sätts -> sätts
2027-05-25 08:00  reminded     occurrence/kvalitetshjul/2026-27/betyg/bjorkskolan/vt  sätts -> sätts  0.0 personal@bjorkskolan
2027-05-28 08:00  reminded     occurrence/kvalitetshjul/2026-27/arbetslagsanalys/bjorkskolan  skrivs -> skrivs  1.0 lärarrepresentant@bjorkskolan
2027-05-28 08:00  reminded     occurrence/kvalitetshjul/2026-27/np-åk3/bjorkskolan  bedöms -> bedöms  1.0 personal@bjorkskolan
2027-05-31 00:00  opened       occurrence/kvalitetshjul/2026-27/dokumentations-och-nyckeltalsanalys/bjorkskolan  analyseras -> analyseras
2027-05-31 00:00  opened       occurrence/kvalitetshjul/2026-27/utvärdering/bjorkskolan/eget  mål -> mål
2027-05-31 00:00  opened       occurrence/kvalitetshjul/2026-27/utvärdering/bjorkskolan/nämndens  mål -> mål
2027-05-31 08:00  reminded     occurrence/kvalitetshjul/2026-27/utvärdering/bjorkskolan/eget  mål -> mål  0.0 rektor@bjorkskolan
2027-05-31 08:00  reminded     occurrence/kvalitetshjul/2026-27/utvärdering/bjorkskolan/nämndens  mål -> mål  0.0 rektor@bjorkskolan
2027-05-31 12:00  passed       occurrence/kvalitetshjul/2026-27/utvärdering/bjorkskolan/eget  mål -> handlingar  [målet-är-beskrivet]  rektor@bjorkskolan  rektor
2027-05-31 12:00  passed       occurrence/kvalitetshjul/2026-27/utvärdering/bjorkskolan/nämndens  mål -> handlingar  [målet-är-beskrivet]  rektor@bjorkskolan  rektor
2027-05-31 12:00  passed       occurrence/kvalitetshjul/2026-27/utvärdering/bjorkskolan/eget  handlingar -> resultat  [handlingarna-är-beskrivna]  rektor@bjorkskolan  rektor
2027-05-31 12:00  passed       occurrence/kvalitetshjul/2026-27/utvärdering/bjorkskolan/nämndens  handlingar -> resultat  [handlingarna-är-beskrivna]  rektor@bjorkskolan  rektor
2027-05-31 12:00  result       occurrence/kvalitetshjul/2026-27/utvärdering/bjorkskolan/eget  resultat -> resultat  [resultatet-är-beskrivet]  rektor@bjorkskolan  måluppfyllelse=nått
2027-05-31 12:00  passed       occurrence/kvalitetshjul/2026-27/utvärdering/bjorkskolan/eget  resultat -> analys  [resultatet-är-beskrivet]  rektor@bjorkskolan  rektor
2027-05-31 12:00  result       occurrence/kvalitetshjul/2026-27/utvärdering/bjorkskolan/nämndens  resultat -> resultat  [resultatet-är-beskrivet]  rektor@bjorkskolan  måluppfyllelse=nått
2027-05-31 12:00  passed       occurrence/kvalitetshjul/2026-27/utvärdering/bjorkskolan/nämndens  resultat -> analys  [resultatet-är-beskrivet]  rektor@bjorkskolan  rektor
2027-05-31 12:00  passed       occurrence/kvalitetshjul/2026-27/utvärdering/bjorkskolan/eget  analys -> åtgärder  [analysen-är-klar]  rektor@bjorkskolan  rektor
2027-05-31 12:00  passed       occurrence/kvalitetshjul/2026-27/utvärdering/bjorkskolan/nämndens  analys -> åtgärder  [analysen-är-klar]  rektor@bjorkskolan  rektor
2027-06-01 08:00  reminded     occurrence/kvalitetshjul/2026-27/betyg/bjorkskolan/vt  sätts -> sätts  1.0 personal@bjorkskolan
2027-06-04 08:00  reminded     occurrence/kvalitetshjul/2026-27/arbetslagsanalys/bjorkskolan  skrivs -> skrivs  2.0 lärarrepresentant@bjorkskolan
2027-06-04 08:00  reminded     occurrence/kvalitetshjul/2026-27/np-åk3/bjorkskolan  bedöms -> bedöms  2.0 personal@bjorkskolan
2027-06-04 08:00  reminded     occurrence/kvalitetshjul/2026-27/analysdag-maj/bjorkskolan  hålls -> hålls  1.0 rektor@bjorkskolan lärarrepresentant@bjorkskolan
2027-06-04 12:00  signed       occurrence/kvalitetshjul/2026-27/analysdag-maj/bjorkskolan  hålls -> hålls  [analysdagen-är-hållen]  lärarrepresentant@bjorkskolan  lärarrepresentant
2027-06-04 12:00  signed       occurrence/kvalitetshjul/2026-27/analysdag-maj/bjorkskolan  hålls -> hålls  [analysdagen-är-hållen]  rektor@bjorkskolan  rektor
2027-06-04 12:00  passed       occurrence/kvalitetshjul/2026-27/analysdag-maj/bjorkskolan  hålls -> hållen  [analysdagen-är-hållen]  rektor@bjorkskolan
2027-06-04 12:00  rung-not-needed occurrence/kvalitetshjul/2026-27/analysdag-maj/bjorkskolan  hålls -> hålls  2.0 1000.0
2027-06-04 12:00  passed       occurrence/kvalitetshjul/2026-27/arbetslagsanalys/bjorkskolan  skrivs -> lämnad  [lämna-in]  lärarrepresentant@bjorkskolan  lärarrepresentant
2027-06-04 12:00  rung-not-needed occurrence/kvalitetshjul/2026-27/arbetslagsanalys/bjorkskolan  skrivs -> skrivs  3.0 1000.0
2027-06-04 12:00  passed       occurrence/kvalitetshjul/2026-27/np-åk3/bjorkskolan  bedöms -> rapporteras  [bedömningen-är-klar]  personal@bjorkskolan  personal
2027-06-04 12:00  rung-not-needed occurrence/kvalitetshjul/2026-27/np-åk3/bjorkskolan  bedöms -> bedöms  3.0 1000.0
2027-06-04 12:00  reminded     occurrence/kvalitetshjul/2026-27/np-åk3/bjorkskolan  rapporteras -> rapporteras  0.0 administratör@bjorkskolan
2027-06-08 08:00  reminded     occurrence/kvalitetshjul/2026-27/betyg/bjorkskolan/vt  sätts -> sätts  2.0 personal@bjorkskolan
2027-06-08 12:00  passed       occurrence/kvalitetshjul/2026-27/betyg/bjorkskolan/vt  sätts -> utfärdas  [betygen-är-satta]  personal@bjorkskolan  personal
2027-06-08 12:00  rung-not-needed occurrence/kvalitetshjul/2026-27/betyg/bjorkskolan/vt  sätts -> sätts  3.0 1000.0
2027-06-11 08:00  reminded     occurrence/kvalitetshjul/2026-27/np-åk3/bjorkskolan  rapporteras -> rapporteras  1.0 administratör@bjorkskolan
2027-06-11 08:00  reminded     occurrence/kvalitetshjul/2026-27/np-åk6/bjorkskolan  rapporteras -> rapporteras  1.0 administratör@bjorkskolan
2027-06-11 08:00  reminded     occurrence/kvalitetshjul/2026-27/dokumentations-och-nyckeltalsanalys/bjorkskolan  analyseras -> analyseras  0.0 rektor@bjorkskolan
2027-06-11 08:00  reminded     occurrence/kvalitetshjul/2026-27/utvärdering/bjorkskolan/eget  åtgärder -> åtgärder  0.0 rektor@bjorkskolan
2027-06-11 08:00  reminded     occurrence/kvalitetshjul/2026-27/utvärdering/bjorkskolan/nämndens  åtgärder -> åtgärder  0.0 rektor@bjorkskolan
2027-06-11 12:00  passed       occurrence/kvalitetshjul/2026-27/dokumentations-och-nyckeltalsanalys/bjorkskolan  analyseras -> analyserade  [analysen-är-klar]  rektor@bjorkskolan  rektor
2027-06-11 12:00  rung-not-needed occurrence/kvalitetshjul/2026-27/dokumentations-och-nyckeltalsanalys/bjorkskolan  analyseras -> analyseras  1.0 1000.0
2027-06-14 00:00  opened       occurrence/kvalitetshjul/2026-27/kvalitetsanalys/bjorkskolan  skrivs -> skrivs
2027-06-14 00:00  waiting      occurrence/kvalitetshjul/2026-27/kvalitetsanalys/bjorkskolan  skrivs -> skrivs  utvärdering ended
2027-06-15 08:00  reminded     occurrence/kvalitetshjul/2026-27/betyg/bjorkskolan/vt  utfärdas -> utfärdas  0.0 rektor@bjorkskolan
2027-06-15 12:00  passed       occurrence/kvalitetshjul/2026-27/betyg/bjorkskolan/vt  utfärdas -> rapporteras  [betygen-är-utfärdade]  rektor@bjorkskolan  rektor
2027-06-15 12:00  rung-not-needed occurrence/kvalitetshjul/2026-27/betyg/bjorkskolan/vt  utfärdas -> utfärdas  1.0 1000.0
2027-06-15 12:00  reminded     occurrence/kvalitetshjul/2026-27/betyg/bjorkskolan/vt  rapporteras -> rapporteras  0.0 administratör@bjorkskolan
2027-06-17 08:00  reminded     occurrence/kvalitetshjul/2026-27/betyg/bjorkskolan/vt  rapporteras -> rapporteras  1.0 administratör@bjorkskolan
2027-06-18 08:00  reminded     occurrence/kvalitetshjul/2026-27/betyg/bjorkskolan/vt  rapporteras -> rapporteras  2.0 administratör@bjorkskolan
2027-06-18 08:00  reminded     occurrence/kvalitetshjul/2026-27/np-åk3/bjorkskolan  rapporteras -> rapporteras  2.0 administratör@bjorkskolan
2027-06-18 08:00  reminded     occurrence/kvalitetshjul/2026-27/np-åk6/bjorkskolan  rapporteras -> rapporteras  2.0 administratör@bjorkskolan
2027-06-18 08:00  reminded     occurrence/kvalitetshjul/2026-27/utvärdering/bjorkskolan/eget  åtgärder -> åtgärder  1.0 rektor@bjorkskolan
2027-06-18 08:00  reminded     occurrence/kvalitetshjul/2026-27/utvärdering/bjorkskolan/nämndens  åtgärder -> åtgärder  1.0 rektor@bjorkskolan
2027-06-18 12:00  passed       occurrence/kvalitetshjul/2026-27/betyg/bjorkskolan/vt  rapporteras -> klara  [rapporterat]  administratör@bjorkskolan  administratör
2027-06-18 12:00  rung-not-needed occurrence/kvalitetshjul/2026-27/betyg/bjorkskolan/vt  rapporteras -> rapporteras  3.0 1000.0
2027-06-18 12:00  passed       occurrence/kvalitetshjul/2026-27/np-åk3/bjorkskolan  rapporteras -> rapporterade  [rapporterat]  administratör@bjorkskolan  administratör
2027-06-18 12:00  rung-not-needed occurrence/kvalitetshjul/2026-27/np-åk3/bjorkskolan  rapporteras -> rapporteras  3.0 1000.0
2027-06-18 12:00  passed       occurrence/kvalitetshjul/2026-27/np-åk6/bjorkskolan  rapporteras -> rapporterade  [rapporterat]  administratör@bjorkskolan  administratör
2027-06-18 12:00  rung-not-needed occurrence/kvalitetshjul/2026-27/np-åk6/bjorkskolan  rapporteras -> rapporteras  3.0 1000.0
2027-06-18 12:00  passed       occurrence/kvalitetshjul/2026-27/utvärdering/bjorkskolan/eget  åtgärder -> utvärderat  [åtgärderna-är-bestämda]  rektor@bjorkskolan  rektor
2027-06-18 12:00  rung-not-needed occurrence/kvalitetshjul/2026-27/utvärdering/bjorkskolan/eget  åtgärder -> åtgärder  2.0 1000.0
2027-06-18 12:00  passed       occurrence/kvalitetshjul/2026-27/utvärdering/bjorkskolan/nämndens  åtgärder -> utvärderat  [åtgärderna-är-bestämda]  rektor@bjorkskolan  rektor
2027-06-18 12:00  rung-not-needed occurrence/kvalitetshjul/2026-27/utvärdering/bjorkskolan/nämndens  åtgärder -> åtgärder  2.0 1000.0
2027-06-18 12:00  released     occurrence/kvalitetshjul/2026-27/kvalitetsanalys/bjorkskolan  skrivs -> skrivs
2027-06-24 08:00  reminded     occurrence/kvalitetshjul/2026-27/kvalitetsanalys/bjorkskolan  skrivs -> skrivs  0.0 rektor@bjorkskolan
2027-06-24 12:00  passed       occurrence/kvalitetshjul/2026-27/kvalitetsanalys/bjorkskolan  skrivs -> klar  [analysen-är-klar]  rektor@bjorkskolan  rektor
2027-06-24 12:00  rung-not-needed occurrence/kvalitetshjul/2026-27/kvalitetsanalys/bjorkskolan  skrivs -> skrivs  1000.0
2027-07-04 00:00  planned      occurrence/kvalitetshjul/2027-28/egna-prioriterade-mål/bjorkskolan   -> formuleras
2027-07-04 00:00  planned      occurrence/kvalitetshjul/2027-28/nämndens-mål-vid-enheten/bjorkskolan   -> bryts-ned
2027-07-04 00:00  planned      occurrence/kvalitetshjul/2027-28/arbetsplan/bjorkskolan   -> revideras
2027-07-04 00:00  planned      occurrence/kvalitetshjul/2027-28/np-åk3/bjorkskolan   -> beställs
2027-07-04 00:00  planned      occurrence/kvalitetshjul/2027-28/np-åk6/bjorkskolan   -> beställs
2027-07-04 00:00  planned      occurrence/kvalitetshjul/2027-28/betyg/bjorkskolan/ht   -> sätts
2027-07-04 00:00  planned      occurrence/kvalitetshjul/2027-28/betyg/bjorkskolan/vt   -> sätts
2027-07-04 00:00  planned      occurrence/kvalitetshjul/2027-28/enkät-elever/bjorkskolan   -> öppen
2027-07-04 00:00  planned      occurrence/kvalitetshjul/2027-28/enkät-personal/bjorkskolan   -> öppen
2027-07-04 00:00  planned      occurrence/kvalitetshjul/2027-28/intervju-elever/bjorkskolan   -> genomförs
2027-07-04 00:00  planned      occurrence/kvalitetshjul/2027-28/intervju-vårdnadshavare/bjorkskolan   -> genomförs
2027-07-04 00:00  planned      occurrence/kvalitetshjul/2027-28/kvalitetsdialog/bjorkskolan/ht   -> underlag
2027-07-04 00:00  planned      occurrence/kvalitetshjul/2027-28/kvalitetsdialog/bjorkskolan/vt   -> underlag
2027-07-04 00:00  planned      occurrence/kvalitetshjul/2027-28/skolplansdialog/bjorkskolan   -> hålls
2027-07-04 00:00  planned      occurrence/kvalitetshjul/2027-28/kontaktpolitikerdialog/bjorkskolan   -> samtal
2027-07-04 00:00  planned      occurrence/kvalitetshjul/2027-28/nämndpresentation/bjorkskolan   -> presenteras
2027-07-04 00:00  planned      occurrence/kvalitetshjul/2027-28/analysdag-augusti/bjorkskolan   -> hålls
2027-07-04 00:00  planned      occurrence/kvalitetshjul/2027-28/analysdag-maj/bjorkskolan   -> hålls
2027-07-04 00:00  planned      occurrence/kvalitetshjul/2027-28/arbetslagsanalys/bjorkskolan   -> skrivs
2027-07-04 00:00  planned      occurrence/kvalitetshjul/2027-28/dokumentations-och-nyckeltalsanalys/bjorkskolan   -> analyseras
2027-07-04 00:00  planned      occurrence/kvalitetshjul/2027-28/utvärdering/bjorkskolan/eget   -> mål
2027-07-04 00:00  planned      occurrence/kvalitetshjul/2027-28/utvärdering/bjorkskolan/nämndens   -> mål
2027-07-04 00:00  planned      occurrence/kvalitetshjul/2027-28/kvalitetsanalys/bjorkskolan   -> skrivs
2027-07-04 00:00  planned      occurrence/kvalitetshjul/2027-28/kvalitetsredovisning/bjorkskolan   -> skrivs
2027-07-04 00:00  turn-opened  turn/kvalitetshjul/2027-28  219 occurrences
2027-07-04 00:00  turn-planned turn/kvalitetshjul/2028-29  2028-08-01..2029-07-31
2027-08-01 00:00  turn-ended   turn/kvalitetshjul/2026-27
2027-08-16 00:00  opened       occurrence/kvalitetshjul/2026-27/kvalitetsredovisning/bjorkskolan  skrivs -> skrivs
2027-08-16 00:00  opened       occurrence/kvalitetshjul/2027-28/analysdag-augusti/bjorkskolan  hålls -> hålls
2027-08-16 00:00  opened       occurrence/kvalitetshjul/2027-28/np-åk3/bjorkskolan  beställs -> beställs
2027-08-16 00:00  opened       occurrence/kvalitetshjul/2027-28/np-åk6/bjorkskolan  beställs -> beställs
2027-08-16 08:00  reminded     occurrence/kvalitetshjul/2027-28/np-åk3/bjorkskolan  beställs -> beställs  0.0 administratör@bjorkskolan
2027-08-16 08:00  reminded     occurrence/kvalitetshjul/2027-28/np-åk6/bjorkskolan  beställs -> beställs  0.0 administratör@bjorkskolan
2027-08-16 08:00  reminded     occurrence/kvalitetshjul/2026-27/kvalitetsredovisning/bjorkskolan  skrivs -> skrivs  0.0 rektor@bjorkskolan
2027-08-16 08:00  reminded     occurrence/kvalitetshjul/2027-28/analysdag-augusti/bjorkskolan  hålls -> hålls  0.0 rektor@bjorkskolan lärarrepresentant@bjorkskolan
2027-08-20 12:00  signed       occurrence/kvalitetshjul/2027-28/analysdag-augusti/bjorkskolan  hålls -> hålls  [analysdagen-är-hållen]  lärarrepresentant@bjorkskolan  lärarrepresentant
2027-08-20 12:00  signed       occurrence/kvalitetshjul/2027-28/analysdag-augusti/bjorkskolan  hålls -> hålls  [analysdagen-är-hållen]  rektor@bjorkskolan  rektor
2027-08-20 12:00  passed       occurrence/kvalitetshjul/2027-28/analysdag-augusti/bjorkskolan  hålls -> hållen  [analysdagen-är-hållen]  rektor@bjorkskolan
2027-08-20 12:00  rung-not-needed occurrence/kvalitetshjul/2027-28/analysdag-augusti/bjorkskolan  hålls -> hålls  1.0 1000.0
2027-08-25 08:00  reminded     occurrence/kvalitetshjul/2027-28/np-åk3/bjorkskolan  beställs -> beställs  1.0 administratör@bjorkskolan
2027-08-25 08:00  reminded     occurrence/kvalitetshjul/2027-28/np-åk6/bjorkskolan  beställs -> beställs  1.0 administratör@bjorkskolan
2027-08-27 08:00  reminded     occurrence/kvalitetshjul/2026-27/kvalitetsredovisning/bjorkskolan  skrivs -> skrivs  1.0 rektor@bjorkskolan
2027-09-01 08:00  reminded     occurrence/kvalitetshjul/2027-28/np-åk3/bjorkskolan  beställs -> beställs  2.0 administratör@bjorkskolan
2027-09-01 08:00  reminded     occurrence/kvalitetshjul/2027-28/np-åk6/bjorkskolan  beställs -> beställs  2.0 administratör@bjorkskolan
2027-09-01 12:00  passed       occurrence/kvalitetshjul/2027-28/np-åk3/bjorkskolan  beställs -> genomförs  [beställt]  administratör@bjorkskolan  administratör
2027-09-01 12:00  rung-not-needed occurrence/kvalitetshjul/2027-28/np-åk3/bjorkskolan  beställs -> beställs  3.0 1000.0
2027-09-01 12:00  passed       occurrence/kvalitetshjul/2027-28/np-åk6/bjorkskolan  beställs -> muntliga  [beställt]  administratör@bjorkskolan  administratör
2027-09-01 12:00  rung-not-needed occurrence/kvalitetshjul/2027-28/np-åk6/bjorkskolan  beställs -> beställs  3.0 1000.0
2027-09-03 12:00  passed       occurrence/kvalitetshjul/2026-27/kvalitetsredovisning/bjorkskolan  skrivs -> granskas  [lämna-in]  rektor@bjorkskolan  rektor
2027-09-03 12:00  rung-not-needed occurrence/kvalitetshjul/2026-27/kvalitetsredovisning/bjorkskolan  skrivs -> skrivs  2.0 1000.0
2027-09-06 00:00  opened       occurrence/kvalitetshjul/2027-28/egna-prioriterade-mål/bjorkskolan  formuleras -> formuleras
2027-09-06 00:00  opened       occurrence/kvalitetshjul/2027-28/kvalitetsdialog/bjorkskolan/ht  underlag -> underlag
2027-09-06 08:00  reminded     occurrence/kvalitetshjul/2027-28/egna-prioriterade-mål/bjorkskolan  formuleras -> formuleras  0.0 rektor@bjorkskolan
2027-09-06 08:00  reminded     occurrence/kvalitetshjul/2027-28/kvalitetsdialog/bjorkskolan/ht  underlag -> underlag  0.0 rektor@bjorkskolan
2027-09-17 08:00  reminded     occurrence/kvalitetshjul/2026-27/kvalitetsredovisning/bjorkskolan  granskas -> granskas  0.0 kvalitetsstrateg@huvudman
2027-09-17 12:00  passed       occurrence/kvalitetshjul/2026-27/kvalitetsredovisning/bjorkskolan  granskas -> fastställd  [fastställ]  kvalitetsstrateg@huvudman  kvalitetsstrateg
2027-09-17 12:00  rung-not-needed occurrence/kvalitetshjul/2026-27/kvalitetsredovisning/bjorkskolan  granskas -> granskas  1.0 1000.0
2027-09-20 08:00  reminded     occurrence/kvalitetshjul/2027-28/kvalitetsdialog/bjorkskolan/ht  underlag -> underlag  1.0 rektor@bjorkskolan
2027-09-24 08:00  reminded     occurrence/kvalitetshjul/2027-28/egna-prioriterade-mål/bjorkskolan  formuleras -> formuleras  1.0 rektor@bjorkskolan
2027-09-24 12:00  passed       occurrence/kvalitetshjul/2027-28/egna-prioriterade-mål/bjorkskolan  formuleras -> satta  [målen-är-satta]  rektor@bjorkskolan  rektor
2027-09-24 12:00  rung-not-needed occurrence/kvalitetshjul/2027-28/egna-prioriterade-mål/bjorkskolan  formuleras -> formuleras  2.0 1000.0
2027-09-27 00:00  opened       occurrence/kvalitetshjul/2027-28/arbetsplan/bjorkskolan  revideras -> revideras
2027-09-27 00:00  waiting      occurrence/kvalitetshjul/2027-28/arbetsplan/bjorkskolan  revideras -> revideras  nämndens-mål-vid-enheten ended
2027-09-27 00:00  opened       occurrence/kvalitetshjul/2027-28/nämndens-mål-vid-enheten/bjorkskolan  bryts-ned -> bryts-ned
2027-09-27 08:00  reminded     occurrence/kvalitetshjul/2027-28/arbetsplan/bjorkskolan  revideras -> revideras  0.0 rektor@bjorkskolan
2027-09-27 08:00  reminded     occurrence/kvalitetshjul/2027-28/nämndens-mål-vid-enheten/bjorkskolan  bryts-ned -> bryts-ned  0.0 rektor@bjorkskolan
2027-09-27 12:00  passed       occurrence/kvalitetshjul/2027-28/kvalitetsdialog/bjorkskolan/ht  underlag -> dialog  [lämna-underlag]  rektor@bjorkskolan  rektor
2027-09-27 12:00  rung-not-needed occurrence/kvalitetshjul/2027-28/kvalitetsdialog/bjorkskolan/ht  underlag -> underlag  2.0 1000.0
2027-10-08 08:00  reminded     occurrence/kvalitetshjul/2027-28/nämndens-mål-vid-enheten/bjorkskolan  bryts-ned -> bryts-ned  1.0 rektor@bjorkskolan
2027-10-08 12:00  passed       occurrence/kvalitetshjul/2027-28/nämndens-mål-vid-enheten/bjorkskolan  bryts-ned -> nedbrutna  [målen-är-nedbrutna]  rektor@bjorkskolan  rektor
2027-10-08 12:00  rung-not-needed occurrence/kvalitetshjul/2027-28/nämndens-mål-vid-enheten/bjorkskolan  bryts-ned -> bryts-ned  2.0 1000.0
2027-10-08 12:00  released     occurrence/kvalitetshjul/2027-28/arbetsplan/bjorkskolan  revideras -> revideras
2027-10-11 00:00  opened       occurrence/kvalitetshjul/2027-28/kvalitetsdialog/bjorkskolan/ht  dialog -> dialog
2027-10-11 08:00  reminded     occurrence/kvalitetshjul/2027-28/kvalitetsdialog/bjorkskolan/ht  dialog -> dialog  0.0 rektor@bjorkskolan lärarrepresentant@bjorkskolan skolchef@huvudman
2027-10-15 08:00  reminded     occurrence/kvalitetshjul/2027-28/arbetsplan/bjorkskolan  revideras -> revideras  1.0 rektor@bjorkskolan
2027-10-22 08:00  reminded     occurrence/kvalitetshjul/2027-28/kvalitetsdialog/bjorkskolan/ht  dialog -> dialog  1.0 rektor@bjorkskolan lärarrepresentant@bjorkskolan skolchef@huvudman
2027-10-22 12:00  passed       occurrence/kvalitetshjul/2027-28/arbetsplan/bjorkskolan  revideras -> förankras  [lämna-till-arbetslagen]  rektor@bjorkskolan  rektor
2027-10-22 12:00  rung-not-needed occurrence/kvalitetshjul/2027-28/arbetsplan/bjorkskolan  revideras -> revideras  2.0 1000.0
2027-10-22 12:00  reminded     occurrence/kvalitetshjul/2027-28/arbetsplan/bjorkskolan  förankras -> förankras  0.0 lärarrepresentant@bjorkskolan
2027-10-29 12:00  signed       occurrence/kvalitetshjul/2027-28/kvalitetsdialog/bjorkskolan/ht  dialog -> dialog  [dialogen-är-hållen]  lärarrepresentant@bjorkskolan  lärarrepresentant
2027-10-29 12:00  signed       occurrence/kvalitetshjul/2027-28/kvalitetsdialog/bjorkskolan/ht  dialog -> dialog  [dialogen-är-hållen]  rektor@bjorkskolan  rektor
2027-10-29 12:00  signed       occurrence/kvalitetshjul/2027-28/kvalitetsdialog/bjorkskolan/ht  dialog -> dialog  [dialogen-är-hållen]  skolchef@huvudman  skolchef
2027-10-29 12:00  passed       occurrence/kvalitetshjul/2027-28/kvalitetsdialog/bjorkskolan/ht  dialog -> protokoll  [dialogen-är-hållen]  skolchef@huvudman
2027-10-29 12:00  rung-not-needed occurrence/kvalitetshjul/2027-28/kvalitetsdialog/bjorkskolan/ht  dialog -> dialog  2.0
2027-11-05 08:00  reminded     occurrence/kvalitetshjul/2027-28/arbetsplan/bjorkskolan  förankras -> förankras  1.0 lärarrepresentant@bjorkskolan
2027-11-08 00:00  opened       occurrence/kvalitetshjul/2027-28/kontaktpolitikerdialog/bjorkskolan  samtal -> samtal
2027-11-08 00:00  opened       occurrence/kvalitetshjul/2027-28/np-åk6/bjorkskolan  muntliga -> muntliga
2027-11-08 00:00  opened       occurrence/kvalitetshjul/2027-28/skolplansdialog/bjorkskolan  hålls -> hålls
2027-11-08 08:00  reminded     occurrence/kvalitetshjul/2027-28/np-åk6/bjorkskolan  muntliga -> muntliga  0.0 personal@bjorkskolan
2027-11-08 08:00  reminded     occurrence/kvalitetshjul/2027-28/kontaktpolitikerdialog/bjorkskolan  samtal -> samtal  0.0 rektor@bjorkskolan kontaktpolitiker@bjorkskolan
2027-11-08 08:00  reminded     occurrence/kvalitetshjul/2027-28/skolplansdialog/bjorkskolan  hålls -> hålls  0.0 rektor@bjorkskolan lärarrepresentant@bjorkskolan
2027-11-10 08:00  reminded     occurrence/kvalitetshjul/2027-28/kvalitetsdialog/bjorkskolan/ht  protokoll -> protokoll  0.0 skolchef@huvudman
2027-11-12 08:00  reminded     occurrence/kvalitetshjul/2027-28/arbetsplan/bjorkskolan  förankras -> förankras  2.0 lärarrepresentant@bjorkskolan
2027-11-12 12:00  passed       occurrence/kvalitetshjul/2027-28/arbetsplan/bjorkskolan  förankras -> gäller  [förankrad]  lärarrepresentant@bjorkskolan  lärarrepresentant
2027-11-12 12:00  rung-not-needed occurrence/kvalitetshjul/2027-28/arbetsplan/bjorkskolan  förankras -> förankras  3.0 1000.0
2027-11-12 12:00  passed       occurrence/kvalitetshjul/2027-28/kvalitetsdialog/bjorkskolan/ht  protokoll -> klar  [färdigställ]  skolchef@huvudman  skolchef  "enligt plan"
2027-11-12 12:00  rung-not-needed occurrence/kvalitetshjul/2027-28/kvalitetsdialog/bjorkskolan/ht  protokoll -> protokoll  1.0
2027-11-15 00:00  opened       occurrence/kvalitetshjul/2027-28/intervju-elever/bjorkskolan  genomförs -> genomförs
2027-11-15 00:00  opened       occurrence/kvalitetshjul/2027-28/intervju-vårdnadshavare/bjorkskolan  genomförs -> genomförs
2027-11-15 08:00  reminded     occurrence/kvalitetshjul/2027-28/intervju-elever/bjorkskolan  genomförs -> genomförs  0.0 elevhälsa@huvudman
2027-11-15 08:00  reminded     occurrence/kvalitetshjul/2027-28/intervju-vårdnadshavare/bjorkskolan  genomförs -> genomförs  0.0 personal@bjorkskolan
2027-11-19 08:00  reminded     occurrence/kvalitetshjul/2027-28/skolplansdialog/bjorkskolan  hålls -> hålls  1.0 rektor@bjorkskolan lärarrepresentant@bjorkskolan
2027-11-26 08:00  reminded     occurrence/kvalitetshjul/2027-28/intervju-vårdnadshavare/bjorkskolan  genomförs -> genomförs  1.0 personal@bjorkskolan
2027-11-26 08:00  reminded     occurrence/kvalitetshjul/2027-28/kontaktpolitikerdialog/bjorkskolan  samtal -> samtal  1.0 rektor@bjorkskolan kontaktpolitiker@bjorkskolan
2027-11-26 12:00  signed       occurrence/kvalitetshjul/2027-28/skolplansdialog/bjorkskolan  hålls -> hålls  [dialogen-är-hållen]  lärarrepresentant@bjorkskolan  lärarrepresentant
2027-11-26 12:00  signed       occurrence/kvalitetshjul/2027-28/skolplansdialog/bjorkskolan  hålls -> hålls  [dialogen-är-hållen]  rektor@bjorkskolan  rektor
2027-11-26 12:00  passed       occurrence/kvalitetshjul/2027-28/skolplansdialog/bjorkskolan  hålls -> antecknas  [dialogen-är-hållen]  rektor@bjorkskolan
2027-11-26 12:00  rung-not-needed occurrence/kvalitetshjul/2027-28/skolplansdialog/bjorkskolan  hålls -> hålls  2.0 1000.0
2027-11-26 12:00  reminded     occurrence/kvalitetshjul/2027-28/skolplansdialog/bjorkskolan  antecknas -> antecknas  0.0 lärarrepresentant@bjorkskolan
2027-11-30 00:00  opened       occurrence/kvalitetshjul/2027-28/betyg/bjorkskolan/ht  sätts -> sätts
2027-11-30 08:00  reminded     occurrence/kvalitetshjul/2027-28/betyg/bjorkskolan/ht  sätts -> sätts  0.0 personal@bjorkskolan
2027-12-03 08:00  reminded     occurrence/kvalitetshjul/2027-28/intervju-elever/bjorkskolan  genomförs -> genomförs  1.0 elevhälsa@huvudman
2027-12-03 08:00  reminded     occurrence/kvalitetshjul/2027-28/skolplansdialog/bjorkskolan  antecknas -> antecknas  1.0 lärarrepresentant@bjorkskolan
2027-12-03 08:00  reminded     occurrence/kvalitetshjul/2027-28/intervju-vårdnadshavare/bjorkskolan  genomförs -> genomförs  2.0 personal@bjorkskolan
2027-12-03 08:00  reminded     occurrence/kvalitetshjul/2027-28/np-åk6/bjorkskolan  muntliga -> muntliga  1.0 personal@bjorkskolan
2027-12-03 12:00  result       occurrence/kvalitetshjul/2027-28/intervju-vårdnadshavare/bjorkskolan  genomförs -> genomförs  [intervjuerna-är-genomförda]  personal@bjorkskolan  nöjda=100
2027-12-03 12:00  passed       occurrence/kvalitetshjul/2027-28/intervju-vårdnadshavare/bjorkskolan  genomförs -> analyseras  [intervjuerna-är-genomförda]  personal@bjorkskolan  personal
2027-12-03 12:00  rung-not-needed occurrence/kvalitetshjul/2027-28/intervju-vårdnadshavare/bjorkskolan  genomförs -> genomförs  3.0 1000.0
2027-12-03 12:00  signed       occurrence/kvalitetshjul/2027-28/kontaktpolitikerdialog/bjorkskolan  samtal -> samtal  [samtalet-är-hållet]  kontaktpolitiker@bjorkskolan  kontaktpolitiker
2027-12-03 12:00  signed       occurrence/kvalitetshjul/2027-28/kontaktpolitikerdialog/bjorkskolan  samtal -> samtal  [samtalet-är-hållet]  rektor@bjorkskolan  rektor
2027-12-03 12:00  passed       occurrence/kvalitetshjul/2027-28/kontaktpolitikerdialog/bjorkskolan  samtal -> återkoppling  [samtalet-är-hållet]  rektor@bjorkskolan
2027-12-03 12:00  rung-not-needed occurrence/kvalitetshjul/2027-28/kontaktpolitikerdialog/bjorkskolan  samtal -> samtal  2.0 1000.0
2027-12-03 12:00  reminded     occurrence/kvalitetshjul/2027-28/kontaktpolitikerdialog/bjorkskolan  återkoppling -> återkoppling  0.0 kontaktpolitiker@bjorkskolan
2027-12-07 08:00  reminded     occurrence/kvalitetshjul/2027-28/kontaktpolitikerdialog/bjorkskolan  återkoppling -> återkoppling  1.0 kontaktpolitiker@bjorkskolan
2027-12-07 08:00  reminded     occurrence/kvalitetshjul/2027-28/betyg/bjorkskolan/ht  sätts -> sätts  1.0 personal@bjorkskolan
2027-12-10 08:00  reminded     occurrence/kvalitetshjul/2027-28/intervju-elever/bjorkskolan  genomförs -> genomförs  2.0 elevhälsa@huvudman
2027-12-10 08:00  reminded     occurrence/kvalitetshjul/2027-28/skolplansdialog/bjorkskolan  antecknas -> antecknas  2.0 lärarrepresentant@bjorkskolan
2027-12-10 08:00  reminded     occurrence/kvalitetshjul/2027-28/np-åk6/bjorkskolan  muntliga -> muntliga  2.0 personal@bjorkskolan
2027-12-10 12:00  result       occurrence/kvalitetshjul/2027-28/intervju-elever/bjorkskolan  genomförs -> genomförs  [intervjuerna-är-genomförda]  elevhälsa@huvudman  antal=100
2027-12-10 12:00  result       occurrence/kvalitetshjul/2027-28/intervju-elever/bjorkskolan  genomförs -> genomförs  [intervjuerna-är-genomförda]  elevhälsa@huvudman  trygga=100
2027-12-10 12:00  passed       occurrence/kvalitetshjul/2027-28/intervju-elever/bjorkskolan  genomförs -> analyseras  [intervjuerna-är-genomförda]  elevhälsa@huvudman  elevhälsa
2027-12-10 12:00  rung-not-needed occurrence/kvalitetshjul/2027-28/intervju-elever/bjorkskolan  genomförs -> genomförs  3.0 1000.0
2027-12-10 12:00  passed       occurrence/kvalitetshjul/2027-28/np-åk6/bjorkskolan  muntliga -> svenska  [muntliga-delprov-är-genomförda]  personal@bjorkskolan  personal
2027-12-10 12:00  rung-not-needed occurrence/kvalitetshjul/2027-28/np-åk6/bjorkskolan  muntliga -> muntliga  3.0 1000.0
2027-12-10 12:00  passed       occurrence/kvalitetshjul/2027-28/skolplansdialog/bjorkskolan  antecknas -> hållen  [antecknat]  lärarrepresentant@bjorkskolan  lärarrepresentant  "enligt plan"
2027-12-10 12:00  rung-not-needed occurrence/kvalitetshjul/2027-28/skolplansdialog/bjorkskolan  antecknas -> antecknas  3.0 1000.0
2027-12-14 08:00  reminded     occurrence/kvalitetshjul/2027-28/kontaktpolitikerdialog/bjorkskolan  återkoppling -> återkoppling  2.0 kontaktpolitiker@bjorkskolan
2027-12-14 08:00  reminded     occurrence/kvalitetshjul/2027-28/betyg/bjorkskolan/ht  sätts -> sätts  2.0 personal@bjorkskolan
2027-12-14 12:00  passed       occurrence/kvalitetshjul/2027-28/kontaktpolitikerdialog/bjorkskolan  återkoppling -> återkopplad  [återkopplat]  kontaktpolitiker@bjorkskolan  kontaktpolitiker  "enligt plan"
2027-12-14 12:00  rung-not-needed occurrence/kvalitetshjul/2027-28/kontaktpolitikerdialog/bjorkskolan  återkoppling -> återkoppling  3.0
2027-12-14 12:00  passed       occurrence/kvalitetshjul/2027-28/betyg/bjorkskolan/ht  sätts -> utfärdas  [betygen-är-satta]  personal@bjorkskolan  personal
2027-12-14 12:00  rung-not-needed occurrence/kvalitetshjul/2027-28/betyg/bjorkskolan/ht  sätts -> sätts  3.0 1000.0
2027-12-21 08:00  reminded     occurrence/kvalitetshjul/2027-28/betyg/bjorkskolan/ht  utfärdas -> utfärdas  0.0 rektor@bjorkskolan
2027-12-21 12:00  turn-closed  turn/kvalitetshjul/2026-27
2027-12-21 12:00  passed       occurrence/kvalitetshjul/2027-28/betyg/bjorkskolan/ht  utfärdas -> klara  [betygen-är-utfärdade]  rektor@bjorkskolan  rektor
2027-12-21 12:00  rung-not-needed occurrence/kvalitetshjul/2027-28/betyg/bjorkskolan/ht  utfärdas -> utfärdas  1.0 1000.0
2028-01-10 00:00  opened       occurrence/kvalitetshjul/2027-28/intervju-elever/bjorkskolan  analyseras -> analyseras
2028-01-10 00:00  not-needed   occurrence/kvalitetshjul/2027-28/intervju-elever/bjorkskolan  analyseras -> klar
2028-01-10 00:00  rung-not-needed occurrence/kvalitetshjul/2027-28/intervju-elever/bjorkskolan  analyseras -> analyseras  0.0 1.0 1000.0
2028-01-10 00:00  opened       occurrence/kvalitetshjul/2027-28/intervju-vårdnadshavare/bjorkskolan  analyseras -> analyseras
2028-01-10 00:00  not-needed   occurrence/kvalitetshjul/2027-28/intervju-vårdnadshavare/bjorkskolan  analyseras -> klar
2028-01-10 00:00  rung-not-needed occurrence/kvalitetshjul/2027-28/intervju-vårdnadshavare/bjorkskolan  analyseras -> analyseras  0.0 1.0 1000.0
2028-01-10 00:00  opened       occurrence/kvalitetshjul/2027-28/kvalitetsdialog/bjorkskolan/vt  underlag -> underlag
2028-01-10 08:00  reminded     occurrence/kvalitetshjul/2027-28/kvalitetsdialog/bjorkskolan/vt  underlag -> underlag  0.0 rektor@bjorkskolan
2028-01-10 08:00  rung-coalesced occurrence/kvalitetshjul/2027-28/kvalitetsdialog/bjorkskolan/vt  underlag -> underlag  1.0
2028-01-17 12:00  passed       occurrence/kvalitetshjul/2027-28/kvalitetsdialog/bjorkskolan/vt  underlag -> dialog  [lämna-underlag]  rektor@bjorkskolan  rektor
2028-01-17 12:00  rung-not-needed occurrence/kvalitetshjul/2027-28/kvalitetsdialog/bjorkskolan/vt  underlag -> underlag  2.0 1000.0
2028-01-31 00:00  opened       occurrence/kvalitetshjul/2027-28/enkät-elever/bjorkskolan  öppen -> öppen
2028-01-31 00:00  opened       occurrence/kvalitetshjul/2027-28/enkät-personal/bjorkskolan  öppen -> öppen
2028-01-31 00:00  opened       occurrence/kvalitetshjul/2027-28/kvalitetsdialog/bjorkskolan/vt  dialog -> dialog
2028-01-31 08:00  reminded     occurrence/kvalitetshjul/2027-28/kvalitetsdialog/bjorkskolan/vt  dialog -> dialog  0.0 rektor@bjorkskolan lärarrepresentant@bjorkskolan skolchef@huvudman
kvalitetshjul 2026-27 avslutat: 219 klar
kvalitetshjul 2027-28 öppet: 89 planerad 10 öppen 20 väntar 100 klar
kvalitetshjul 2028-29 planerat:

messages rektor@bjorkskolan 2026-08-01 2027-08-15
----
2026-08-10 mån v.33 08:00
    ny uppgift: Analysdag i augusti Björkskolan, senast 2026-08-14
2026-08-31 mån v.36 08:00
    ny uppgift: Egna prioriterade mål Björkskolan, senast 2026-09-18
    ny uppgift: Kvalitetsdialog Björkskolan, senast 2026-09-21
2026-09-14 mån v.38 08:00
    påminnelse: Kvalitetsdialog Björkskolan, senast 2026-09-21
2026-09-18 fre v.38 08:00
    påminnelse: Egna prioriterade mål Björkskolan, senast 2026-09-18
2026-09-21 mån v.39 08:00
    ny uppgift: Arbetsplanen revideras Björkskolan, senast 2026-10-16
    ny uppgift: Nämndens mål bryts ned vid enheten Björkskolan, senast 2026-10-02
2026-10-02 fre v.40 08:00
    påminnelse: Nämndens mål bryts ned vid enheten Björkskolan, senast 2026-10-02
2026-10-02 fre v.40 12:00
    väntan över: Arbetsplanen revideras Björkskolan, senast 2026-10-16
2026-10-05 mån v.41 08:00
    ny uppgift: Kvalitetsdialog Björkskolan, senast 2026-10-23
2026-10-09 fre v.41 08:00
    påminnelse: Arbetsplanen revideras Björkskolan, senast 2026-10-16
2026-10-16 fre v.42 08:00
    påminnelse: Kvalitetsdialog Björkskolan, senast 2026-10-23
2026-11-02 mån v.45 08:00
    ny uppgift: Dialog mellan rektor och kontaktpolitiker Björkskolan, senast 2026-11-27
    ny uppgift: Skolplansdialog Björkskolan, senast 2026-11-20
2026-11-13 fre v.46 08:00
    påminnelse: Skolplansdialog Björkskolan, senast 2026-11-20
2026-11-20 fre v.47 08:00
    påminnelse: Dialog mellan rektor och kontaktpolitiker Björkskolan, senast 2026-11-27
2026-12-18 fre v.51 08:00
    påminnelse: Betyg Björkskolan, senast 2026-12-18
2027-01-11 mån v.2 08:00
    ny uppgift: Kvalitetsdialog Björkskolan, senast 2027-01-18
2027-02-01 mån v.5 08:00
    ny uppgift: Kvalitetsdialog Björkskolan, senast 2027-02-19
2027-02-02 tis v.5 08:00
    ny uppgift: Rektor presenterar sin enhet för nämnden Björkskolan, senast 2027-02-16
2027-02-12 fre v.6 08:00
    påminnelse: Kvalitetsdialog Björkskolan, senast 2027-02-19
2027-05-10 mån v.19 08:00
    ny uppgift: Analysdag i maj Björkskolan, senast 2027-06-04
2027-05-31 mån v.22 08:00
    ny uppgift: Utvärdering av prioriterat mål Björkskolan
    ny uppgift: Utvärdering av prioriterat mål Björkskolan
2027-06-04 fre v.22 08:00
    påminnelse: Analysdag i maj Björkskolan, senast 2027-06-04
2027-06-11 fre v.23 08:00
    påminnelse: Analys av dokumentation och nyckeltal Björkskolan, senast 2027-06-11
    påminnelse: Utvärdering av prioriterat mål Björkskolan, senast 2027-06-18
    påminnelse: Utvärdering av prioriterat mål Björkskolan, senast 2027-06-18
2027-06-15 tis v.24 08:00
    påminnelse: Betyg Björkskolan, senast 2027-06-15
2027-06-18 fre v.24 08:00
    påminnelse: Utvärdering av prioriterat mål Björkskolan, senast 2027-06-18
    påminnelse: Utvärdering av prioriterat mål Björkskolan, senast 2027-06-18
2027-06-24 tor v.25 08:00
    påminnelse: Rektors kvalitetsanalys Björkskolan, senast 2027-06-24

