# Valåret 2026 i budgethjulet: det nyvalda fullmäktige beslutar, i stället för i juni.
clock 2026-01-02 08:00
organisation deploy/demo/organisation.yaml
calendar deploy/demo/calendar.yaml
wheel deploy/wheels/templates/budgethjul.yaml
occurrences budgethjul/2026/
----
budgethjul/2026/bokslut/huvudman  öppen stängs  2026-01-23 fre v.4
budgethjul/2026/budgetberedning/huvudman  väntar väntar  2026-04-17 fre v.16
budgethjul/2026/budgetbeslut-valår/huvudman  planerad styrelsen  2026-10-30 fre v.44
budgethjul/2026/budgetfördelning/huvudman  planerad beräknas  2026-12-04 fre v.49
budgethjul/2026/budgetförutsättningar/huvudman  planerad tas-fram  2026-02-27 fre v.9
budgethjul/2026/budgetunderlag/bergaskolan  planerad skrivs  2026-04-10 fre v.15
budgethjul/2026/budgetunderlag/bjorkskolan  planerad skrivs  2026-04-10 fre v.15
budgethjul/2026/budgetunderlag/blaklinten  planerad skrivs  2026-04-10 fre v.15
budgethjul/2026/budgetunderlag/ekbacken  planerad skrivs  2026-04-10 fre v.15
budgethjul/2026/budgetunderlag/havsskolan  planerad skrivs  2026-04-10 fre v.15
budgethjul/2026/budgetunderlag/lindskolan  planerad skrivs  2026-04-10 fre v.15
budgethjul/2026/budgetunderlag/solrosen  planerad skrivs  2026-04-10 fre v.15
budgethjul/2026/budgetunderlag/strandskolan  planerad skrivs  2026-04-10 fre v.15
budgethjul/2026/budgetunderlag/tallkotten  planerad skrivs  2026-04-10 fre v.15
budgethjul/2026/budgetunderlag/vinterviksgymnasiet  planerad skrivs  2026-04-10 fre v.15
budgethjul/2026/delårsrapport/huvudman  planerad underlag  2026-09-30 ons v.40
budgethjul/2026/enhetsbudget/bergaskolan  planerad läggs  2027-01-29 fre v.4
budgethjul/2026/enhetsbudget/bjorkskolan  planerad läggs  2027-01-29 fre v.4
budgethjul/2026/enhetsbudget/blaklinten  planerad läggs  2027-01-29 fre v.4
budgethjul/2026/enhetsbudget/ekbacken  planerad läggs  2027-01-29 fre v.4
budgethjul/2026/enhetsbudget/havsskolan  planerad läggs  2027-01-29 fre v.4
budgethjul/2026/enhetsbudget/lindskolan  planerad läggs  2027-01-29 fre v.4
budgethjul/2026/enhetsbudget/solrosen  planerad läggs  2027-01-29 fre v.4
budgethjul/2026/enhetsbudget/strandskolan  planerad läggs  2027-01-29 fre v.4
budgethjul/2026/enhetsbudget/tallkotten  planerad läggs  2027-01-29 fre v.4
budgethjul/2026/enhetsbudget/vinterviksgymnasiet  planerad läggs  2027-01-29 fre v.4
budgethjul/2026/tertialrapport/huvudman/t1  väntar väntar  2026-06-01 mån v.23
budgethjul/2026/tertialrapport/huvudman/t2  planerad väntar  2026-10-02 fre v.40
budgethjul/2026/tertialrapport/huvudman/t3  planerad väntar  2027-02-01 mån v.5
budgethjul/2026/tertialuppföljning/bergaskolan/t1  planerad skrivs  2026-05-21 tor v.21
budgethjul/2026/tertialuppföljning/bergaskolan/t2  planerad skrivs  2026-09-21 mån v.39
budgethjul/2026/tertialuppföljning/bergaskolan/t3  planerad skrivs  2027-01-28 tor v.4
budgethjul/2026/tertialuppföljning/bjorkskolan/t1  planerad skrivs  2026-05-21 tor v.21
budgethjul/2026/tertialuppföljning/bjorkskolan/t2  planerad skrivs  2026-09-21 mån v.39
budgethjul/2026/tertialuppföljning/bjorkskolan/t3  planerad skrivs  2027-01-28 tor v.4
budgethjul/2026/tertialuppföljning/blaklinten/t1  planerad skrivs  2026-05-21 tor v.21
budgethjul/2026/tertialuppföljning/blaklinten/t2  planerad skrivs  2026-09-21 mån v.39
budgethjul/2026/tertialuppföljning/blaklinten/t3  planerad skrivs  2027-01-28 tor v.4
budgethjul/2026/tertialuppföljning/ekbacken/t1  planerad skrivs  2026-05-21 tor v.21
budgethjul/2026/tertialuppföljning/ekbacken/t2  planerad skrivs  2026-09-21 mån v.39
budgethjul/2026/tertialuppföljning/ekbacken/t3  planerad skrivs  2027-01-28 tor v.4
budgethjul/2026/tertialuppföljning/havsskolan/t1  planerad skrivs  2026-05-21 tor v.21
budgethjul/2026/tertialuppföljning/havsskolan/t2  planerad skrivs  2026-09-21 mån v.39
budgethjul/2026/tertialuppföljning/havsskolan/t3  planerad skrivs  2027-01-28 tor v.4
budgethjul/2026/tertialuppföljning/lindskolan/t1  planerad skrivs  2026-05-21 tor v.21
budgethjul/2026/tertialuppföljning/lindskolan/t2  planerad skrivs  2026-09-21 mån v.39
budgethjul/2026/tertialuppföljning/lindskolan/t3  planerad skrivs  2027-01-28 tor v.4
budgethjul/2026/tertialuppföljning/solrosen/t1  planerad skrivs  2026-05-21 tor v.21
budgethjul/2026/tertialuppföljning/solrosen/t2  planerad skrivs  2026-09-21 mån v.39
budgethjul/2026/tertialuppföljning/solrosen/t3  planerad skrivs  2027-01-28 tor v.4
budgethjul/2026/tertialuppföljning/strandskolan/t1  planerad skrivs  2026-05-21 tor v.21
budgethjul/2026/tertialuppföljning/strandskolan/t2  planerad skrivs  2026-09-21 mån v.39
budgethjul/2026/tertialuppföljning/strandskolan/t3  planerad skrivs  2027-01-28 tor v.4
budgethjul/2026/tertialuppföljning/tallkotten/t1  planerad skrivs  2026-05-21 tor v.21
budgethjul/2026/tertialuppföljning/tallkotten/t2  planerad skrivs  2026-09-21 mån v.39
budgethjul/2026/tertialuppföljning/tallkotten/t3  planerad skrivs  2027-01-28 tor v.4
budgethjul/2026/tertialuppföljning/vinterviksgymnasiet/t1  planerad skrivs  2026-05-21 tor v.21
budgethjul/2026/tertialuppföljning/vinterviksgymnasiet/t2  planerad skrivs  2026-09-21 mån v.39
budgethjul/2026/tertialuppföljning/vinterviksgymnasiet/t3  planerad skrivs  2027-01-28 tor v.4
budgethjul/2026/årsberättelse/bergaskolan  planerad skrivs  2026-02-13 fre v.7
budgethjul/2026/årsberättelse/bjorkskolan  planerad skrivs  2026-02-13 fre v.7
budgethjul/2026/årsberättelse/blaklinten  planerad skrivs  2026-02-13 fre v.7
budgethjul/2026/årsberättelse/ekbacken  planerad skrivs  2026-02-13 fre v.7
budgethjul/2026/årsberättelse/havsskolan  planerad skrivs  2026-02-13 fre v.7
budgethjul/2026/årsberättelse/lindskolan  planerad skrivs  2026-02-13 fre v.7
budgethjul/2026/årsberättelse/solrosen  planerad skrivs  2026-02-13 fre v.7
budgethjul/2026/årsberättelse/strandskolan  planerad skrivs  2026-02-13 fre v.7
budgethjul/2026/årsberättelse/tallkotten  planerad skrivs  2026-02-13 fre v.7
budgethjul/2026/årsberättelse/vinterviksgymnasiet  planerad skrivs  2026-02-13 fre v.7
budgethjul/2026/årsredovisning/huvudman  väntar väntar  2026-02-27 fre v.9

follow /huvudman turn/
advance to 2027-01-15 on time
summary
----
2026-01-16 08:00  reminded     occurrence/budgethjul/2026/bokslut/huvudman  stängs -> stängs  1.0 ekonomi@huvudman
2026-01-23 08:00  reminded     occurrence/budgethjul/2026/bokslut/huvudman  stängs -> stängs  2.0 ekonomi@huvudman
2026-01-23 12:00  passed       occurrence/budgethjul/2026/bokslut/huvudman  stängs -> avstämt  [bokslutet-är-avstämt]  ekonomi@huvudman  ekonomi
2026-01-23 12:00  rung-not-needed occurrence/budgethjul/2026/bokslut/huvudman  stängs -> stängs  3.0 1000.0
2026-01-26 00:00  opened       occurrence/budgethjul/2026/budgetförutsättningar/huvudman  tas-fram -> tas-fram
2026-01-26 08:00  reminded     occurrence/budgethjul/2026/budgetförutsättningar/huvudman  tas-fram -> tas-fram  0.0 ekonomi@huvudman
2026-02-20 08:00  reminded     occurrence/budgethjul/2026/budgetförutsättningar/huvudman  tas-fram -> tas-fram  1.0 ekonomi@huvudman
2026-02-20 12:00  passed       occurrence/budgethjul/2026/årsredovisning/huvudman  väntar -> sammanställs
2026-02-20 12:00  reminded     occurrence/budgethjul/2026/årsredovisning/huvudman  sammanställs -> sammanställs  0.0 ekonomi@huvudman
2026-02-27 08:00  reminded     occurrence/budgethjul/2026/budgetförutsättningar/huvudman  tas-fram -> tas-fram  2.0 ekonomi@huvudman
2026-02-27 08:00  reminded     occurrence/budgethjul/2026/årsredovisning/huvudman  sammanställs -> sammanställs  1.0 ekonomi@huvudman
2026-02-27 12:00  passed       occurrence/budgethjul/2026/budgetförutsättningar/huvudman  tas-fram -> utskickade  [skicka-ut-förutsättningarna]  ekonomi@huvudman  ekonomi
2026-02-27 12:00  rung-not-needed occurrence/budgethjul/2026/budgetförutsättningar/huvudman  tas-fram -> tas-fram  3.0 1000.0
2026-03-06 08:00  reminded     occurrence/budgethjul/2026/årsredovisning/huvudman  sammanställs -> sammanställs  2.0 ekonomi@huvudman
2026-03-06 12:00  passed       occurrence/budgethjul/2026/årsredovisning/huvudman  sammanställs -> nämnden-godkänner  [lämna-till-nämnden]  ekonomi@huvudman  ekonomi
2026-03-06 12:00  rung-not-needed occurrence/budgethjul/2026/årsredovisning/huvudman  sammanställs -> sammanställs  3.0 1000.0
2026-03-06 12:00  reminded     occurrence/budgethjul/2026/årsredovisning/huvudman  nämnden-godkänner -> nämnden-godkänner  0.0 nämnd@huvudman
2026-03-10 08:00  reminded     occurrence/budgethjul/2026/årsredovisning/huvudman  nämnden-godkänner -> nämnden-godkänner  1.0 nämnd@huvudman
2026-03-17 08:00  reminded     occurrence/budgethjul/2026/årsredovisning/huvudman  nämnden-godkänner -> nämnden-godkänner  2.0 nämnd@huvudman
2026-03-17 12:00  passed       occurrence/budgethjul/2026/årsredovisning/huvudman  nämnden-godkänner -> fullmäktige  [godkänn]  nämnd@huvudman  nämnd
2026-03-17 12:00  rung-not-needed occurrence/budgethjul/2026/årsredovisning/huvudman  nämnden-godkänner -> nämnden-godkänner  3.0 1000.0
2026-03-17 12:00  reminded     occurrence/budgethjul/2026/årsredovisning/huvudman  fullmäktige -> fullmäktige  0.0 kommunfullmäktige@huvudman
2026-04-10 12:00  passed       occurrence/budgethjul/2026/budgetberedning/huvudman  väntar -> bereds
2026-04-10 12:00  reminded     occurrence/budgethjul/2026/budgetberedning/huvudman  bereds -> bereds  0.0 ekonomi@huvudman
2026-04-13 08:00  reminded     occurrence/budgethjul/2026/årsredovisning/huvudman  fullmäktige -> fullmäktige  1.0 kommunfullmäktige@huvudman
2026-04-17 08:00  reminded     occurrence/budgethjul/2026/budgetberedning/huvudman  bereds -> bereds  1.0 ekonomi@huvudman
2026-04-20 08:00  reminded     occurrence/budgethjul/2026/årsredovisning/huvudman  fullmäktige -> fullmäktige  2.0 kommunfullmäktige@huvudman
2026-04-20 12:00  passed       occurrence/budgethjul/2026/årsredovisning/huvudman  fullmäktige -> godkänd  [godkänn]  kommunfullmäktige@huvudman  kommunfullmäktige
2026-04-20 12:00  rung-not-needed occurrence/budgethjul/2026/årsredovisning/huvudman  fullmäktige -> fullmäktige  3.0
2026-04-24 08:00  reminded     occurrence/budgethjul/2026/budgetberedning/huvudman  bereds -> bereds  2.0 ekonomi@huvudman
2026-04-24 12:00  passed       occurrence/budgethjul/2026/budgetberedning/huvudman  bereds -> förhandlas  [lämna-till-förhandling]  ekonomi@huvudman  ekonomi
2026-04-24 12:00  rung-not-needed occurrence/budgethjul/2026/budgetberedning/huvudman  bereds -> bereds  3.0 1000.0
2026-04-30 08:00  reminded     occurrence/budgethjul/2026/budgetberedning/huvudman  förhandlas -> förhandlas  0.0 hr@huvudman
2026-04-30 12:00  passed       occurrence/budgethjul/2026/budgetberedning/huvudman  förhandlas -> nämnden  [förhandlat]  hr@huvudman  hr
2026-04-30 12:00  rung-not-needed occurrence/budgethjul/2026/budgetberedning/huvudman  förhandlas -> förhandlas  1.0 1000.0
2026-04-30 12:00  reminded     occurrence/budgethjul/2026/budgetberedning/huvudman  nämnden -> nämnden  0.0 nämnd@huvudman
2026-05-01 00:00  opened       occurrence/budgethjul/2026/tertialrapport/huvudman/t2  väntar -> väntar
2026-05-05 08:00  reminded     occurrence/budgethjul/2026/budgetberedning/huvudman  nämnden -> nämnden  1.0 nämnd@huvudman
2026-05-12 08:00  reminded     occurrence/budgethjul/2026/budgetberedning/huvudman  nämnden -> nämnden  2.0 nämnd@huvudman
2026-05-12 12:00  passed       occurrence/budgethjul/2026/budgetberedning/huvudman  nämnden -> antaget  [anta-förslaget]  nämnd@huvudman  nämnd
2026-05-12 12:00  rung-not-needed occurrence/budgethjul/2026/budgetberedning/huvudman  nämnden -> nämnden  3.0 1000.0
2026-05-21 12:00  passed       occurrence/budgethjul/2026/tertialrapport/huvudman/t1  väntar -> sammanställs
2026-05-21 12:00  reminded     occurrence/budgethjul/2026/tertialrapport/huvudman/t1  sammanställs -> sammanställs  0.0 ekonomi@huvudman
2026-05-28 08:00  reminded     occurrence/budgethjul/2026/tertialrapport/huvudman/t1  sammanställs -> sammanställs  1.0 ekonomi@huvudman
2026-06-04 08:00  reminded     occurrence/budgethjul/2026/tertialrapport/huvudman/t1  sammanställs -> sammanställs  2.0 ekonomi@huvudman
2026-06-04 12:00  passed       occurrence/budgethjul/2026/tertialrapport/huvudman/t1  sammanställs -> behandlas  [lämna-till-nämnden]  ekonomi@huvudman  ekonomi
2026-06-04 12:00  rung-not-needed occurrence/budgethjul/2026/tertialrapport/huvudman/t1  sammanställs -> sammanställs  3.0 1000.0
2026-06-04 12:00  reminded     occurrence/budgethjul/2026/tertialrapport/huvudman/t1  behandlas -> behandlas  0.0 nämnd@huvudman
2026-06-04 12:00  rung-coalesced occurrence/budgethjul/2026/tertialrapport/huvudman/t1  behandlas -> behandlas  1.0
2026-06-09 08:00  reminded     occurrence/budgethjul/2026/tertialrapport/huvudman/t1  behandlas -> behandlas  2.0 nämnd@huvudman
2026-06-09 12:00  passed       occurrence/budgethjul/2026/tertialrapport/huvudman/t1  behandlas -> behandlad  [lägg-till-handlingarna]  nämnd@huvudman  nämnd
2026-06-09 12:00  rung-not-needed occurrence/budgethjul/2026/tertialrapport/huvudman/t1  behandlas -> behandlas  3.0 1000.0
2026-09-01 00:00  opened       occurrence/budgethjul/2026/delårsrapport/huvudman  underlag -> underlag
2026-09-01 00:00  opened       occurrence/budgethjul/2026/tertialrapport/huvudman/t3  väntar -> väntar
2026-09-01 08:00  reminded     occurrence/budgethjul/2026/delårsrapport/huvudman  underlag -> underlag  0.0 ekonomi@huvudman
2026-09-20 00:00  opened       occurrence/budgethjul/2026/budgetbeslut-valår/huvudman  styrelsen -> styrelsen
2026-09-21 08:00  reminded     occurrence/budgethjul/2026/budgetbeslut-valår/huvudman  styrelsen -> styrelsen  0.0 kommunstyrelse@huvudman
2026-09-21 12:00  passed       occurrence/budgethjul/2026/tertialrapport/huvudman/t2  väntar -> sammanställs
2026-09-21 12:00  reminded     occurrence/budgethjul/2026/tertialrapport/huvudman/t2  sammanställs -> sammanställs  0.0 ekonomi@huvudman
2026-09-23 08:00  reminded     occurrence/budgethjul/2026/delårsrapport/huvudman  underlag -> underlag  1.0 ekonomi@huvudman
2026-09-28 08:00  reminded     occurrence/budgethjul/2026/tertialrapport/huvudman/t2  sammanställs -> sammanställs  1.0 ekonomi@huvudman
2026-09-30 08:00  reminded     occurrence/budgethjul/2026/delårsrapport/huvudman  underlag -> underlag  2.0 ekonomi@huvudman
2026-09-30 12:00  passed       occurrence/budgethjul/2026/delårsrapport/huvudman  underlag -> styrelsen  [lämna-underlag]  ekonomi@huvudman  ekonomi
2026-09-30 12:00  rung-not-needed occurrence/budgethjul/2026/delårsrapport/huvudman  underlag -> underlag  3.0 1000.0
2026-09-30 12:00  reminded     occurrence/budgethjul/2026/delårsrapport/huvudman  styrelsen -> styrelsen  0.0 kommunstyrelse@huvudman
2026-10-05 08:00  reminded     occurrence/budgethjul/2026/tertialrapport/huvudman/t2  sammanställs -> sammanställs  2.0 ekonomi@huvudman
2026-10-05 12:00  passed       occurrence/budgethjul/2026/tertialrapport/huvudman/t2  sammanställs -> behandlas  [lämna-till-nämnden]  ekonomi@huvudman  ekonomi
2026-10-05 12:00  rung-not-needed occurrence/budgethjul/2026/tertialrapport/huvudman/t2  sammanställs -> sammanställs  3.0 1000.0
2026-10-05 12:00  reminded     occurrence/budgethjul/2026/tertialrapport/huvudman/t2  behandlas -> behandlas  0.0 nämnd@huvudman
2026-10-06 08:00  reminded     occurrence/budgethjul/2026/tertialrapport/huvudman/t2  behandlas -> behandlas  1.0 nämnd@huvudman
2026-10-09 08:00  reminded     occurrence/budgethjul/2026/delårsrapport/huvudman  styrelsen -> styrelsen  1.0 kommunstyrelse@huvudman
2026-10-13 08:00  reminded     occurrence/budgethjul/2026/tertialrapport/huvudman/t2  behandlas -> behandlas  2.0 nämnd@huvudman
2026-10-13 12:00  passed       occurrence/budgethjul/2026/tertialrapport/huvudman/t2  behandlas -> behandlad  [lägg-till-handlingarna]  nämnd@huvudman  nämnd
2026-10-13 12:00  rung-not-needed occurrence/budgethjul/2026/tertialrapport/huvudman/t2  behandlas -> behandlas  3.0 1000.0
2026-10-16 08:00  reminded     occurrence/budgethjul/2026/delårsrapport/huvudman  styrelsen -> styrelsen  2.0 kommunstyrelse@huvudman
2026-10-16 12:00  passed       occurrence/budgethjul/2026/delårsrapport/huvudman  styrelsen -> fullmäktige  [lägg-fram]  kommunstyrelse@huvudman  kommunstyrelse
2026-10-16 12:00  rung-not-needed occurrence/budgethjul/2026/delårsrapport/huvudman  styrelsen -> styrelsen  3.0
2026-10-16 12:00  reminded     occurrence/budgethjul/2026/delårsrapport/huvudman  fullmäktige -> fullmäktige  0.0 kommunfullmäktige@huvudman
2026-10-16 12:00  rung-coalesced occurrence/budgethjul/2026/delårsrapport/huvudman  fullmäktige -> fullmäktige  1.0
2026-10-19 08:00  reminded     occurrence/budgethjul/2026/delårsrapport/huvudman  fullmäktige -> fullmäktige  2.0 kommunfullmäktige@huvudman
2026-10-19 12:00  passed       occurrence/budgethjul/2026/delårsrapport/huvudman  fullmäktige -> behandlad  [godkänn]  kommunfullmäktige@huvudman  kommunfullmäktige
2026-10-19 12:00  rung-not-needed occurrence/budgethjul/2026/delårsrapport/huvudman  fullmäktige -> fullmäktige  3.0
2026-10-23 08:00  reminded     occurrence/budgethjul/2026/budgetbeslut-valår/huvudman  styrelsen -> styrelsen  1.0 kommunstyrelse@huvudman
2026-10-30 08:00  reminded     occurrence/budgethjul/2026/budgetbeslut-valår/huvudman  styrelsen -> styrelsen  2.0 kommunstyrelse@huvudman
2026-10-30 12:00  passed       occurrence/budgethjul/2026/budgetbeslut-valår/huvudman  styrelsen -> fullmäktige  [lägg-fram-förslaget]  kommunstyrelse@huvudman  kommunstyrelse
2026-10-30 12:00  rung-not-needed occurrence/budgethjul/2026/budgetbeslut-valår/huvudman  styrelsen -> styrelsen  3.0
2026-10-30 12:00  reminded     occurrence/budgethjul/2026/budgetbeslut-valår/huvudman  fullmäktige -> fullmäktige  0.0 kommunfullmäktige@huvudman
2026-11-02 00:00  opened       occurrence/budgethjul/2026/budgetfördelning/huvudman  beräknas -> beräknas
2026-11-02 00:00  waiting      occurrence/budgethjul/2026/budgetfördelning/huvudman  beräknas -> beräknas  budgetbeslut ended
2026-11-02 08:00  reminded     occurrence/budgethjul/2026/budgetfördelning/huvudman  beräknas -> beräknas  0.0 ekonomi@huvudman
2026-11-23 08:00  reminded     occurrence/budgethjul/2026/budgetbeslut-valår/huvudman  fullmäktige -> fullmäktige  1.0 kommunfullmäktige@huvudman
2026-11-27 08:00  rung-coalesced occurrence/budgethjul/2026/budgetfördelning/huvudman  beräknas -> beräknas  1.0
2026-11-30 08:00  reminded     occurrence/budgethjul/2026/budgetbeslut-valår/huvudman  fullmäktige -> fullmäktige  2.0 kommunfullmäktige@huvudman
2026-11-30 12:00  passed       occurrence/budgethjul/2026/budgetbeslut-valår/huvudman  fullmäktige -> fastställd  [fastställ]  kommunfullmäktige@huvudman  kommunfullmäktige
2026-11-30 12:00  rung-not-needed occurrence/budgethjul/2026/budgetbeslut-valår/huvudman  fullmäktige -> fullmäktige  3.0
2026-11-30 12:00  released     occurrence/budgethjul/2026/budgetfördelning/huvudman  beräknas -> beräknas
2026-12-04 00:00  planned      occurrence/budgethjul/2027/bokslut/huvudman   -> stängs
2026-12-04 00:00  planned      occurrence/budgethjul/2027/årsredovisning/huvudman   -> väntar
2026-12-04 00:00  planned      occurrence/budgethjul/2027/tertialrapport/huvudman/t1   -> väntar
2026-12-04 00:00  planned      occurrence/budgethjul/2027/tertialrapport/huvudman/t2   -> väntar
2026-12-04 00:00  planned      occurrence/budgethjul/2027/tertialrapport/huvudman/t3   -> väntar
2026-12-04 00:00  planned      occurrence/budgethjul/2027/delårsrapport/huvudman   -> underlag
2026-12-04 00:00  planned      occurrence/budgethjul/2027/budgetförutsättningar/huvudman   -> tas-fram
2026-12-04 00:00  planned      occurrence/budgethjul/2027/budgetberedning/huvudman   -> väntar
2026-12-04 00:00  planned      occurrence/budgethjul/2027/budgetbeslut/huvudman   -> styrelsen
2026-12-04 00:00  planned      occurrence/budgethjul/2027/budgetfördelning/huvudman   -> beräknas
2026-12-04 00:00  turn-opened  turn/budgethjul/2027  70 occurrences
2026-12-04 00:00  turn-planned turn/budgethjul/2028  2028-01-01..2028-12-31
2026-12-04 08:00  reminded     occurrence/budgethjul/2026/budgetfördelning/huvudman  beräknas -> beräknas  2.0 ekonomi@huvudman
2026-12-04 12:00  passed       occurrence/budgethjul/2026/budgetfördelning/huvudman  beräknas -> beslutas  [lämna-till-nämnden]  ekonomi@huvudman  ekonomi
2026-12-04 12:00  rung-not-needed occurrence/budgethjul/2026/budgetfördelning/huvudman  beräknas -> beräknas  3.0 1000.0
2026-12-04 12:00  reminded     occurrence/budgethjul/2026/budgetfördelning/huvudman  beslutas -> beslutas  0.0 nämnd@huvudman
2026-12-04 12:00  rung-coalesced occurrence/budgethjul/2026/budgetfördelning/huvudman  beslutas -> beslutas  1.0
2026-12-08 08:00  reminded     occurrence/budgethjul/2026/budgetfördelning/huvudman  beslutas -> beslutas  2.0 nämnd@huvudman
2026-12-08 12:00  passed       occurrence/budgethjul/2026/budgetfördelning/huvudman  beslutas -> fördelad  [besluta]  nämnd@huvudman  nämnd
2026-12-08 12:00  rung-not-needed occurrence/budgethjul/2026/budgetfördelning/huvudman  beslutas -> beslutas  3.0 1000.0
2027-01-01 00:00  turn-ended   turn/budgethjul/2026
2027-01-01 00:00  opened       occurrence/budgethjul/2027/budgetberedning/huvudman  väntar -> väntar
2027-01-01 00:00  waiting      occurrence/budgethjul/2027/budgetberedning/huvudman  väntar -> väntar  budgetförutsättningar ended
2027-01-01 00:00  opened       occurrence/budgethjul/2027/tertialrapport/huvudman/t1  väntar -> väntar
2027-01-01 00:00  opened       occurrence/budgethjul/2027/årsredovisning/huvudman  väntar -> väntar
2027-01-01 00:00  waiting      occurrence/budgethjul/2027/årsredovisning/huvudman  väntar -> väntar  bokslut ended
2027-01-02 00:00  opened       occurrence/budgethjul/2027/bokslut/huvudman  stängs -> stängs
2027-01-04 08:00  reminded     occurrence/budgethjul/2027/bokslut/huvudman  stängs -> stängs  0.0 ekonomi@huvudman
budgethjul 2026 slut: 20 öppen 1 väntar 49 klar
budgethjul 2027 öppet: 66 planerad 1 öppen 3 väntar
budgethjul 2028 planerat:

