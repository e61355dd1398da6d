# Demonstrationskommunens alla mallhjul tillsammans: läsåret 2026/27 går till sitt slut och 2027/28 öppnar av sig självt.
clock 2026-08-03 08:00
organisation deploy/demo/organisation.yaml
calendar deploy/demo/calendar.yaml
wheel deploy/wheels/templates/budgethjul.yaml
wheel deploy/wheels/templates/kvalitetshjul.yaml
wheel deploy/wheels/templates/kvalitetsprocess.yaml
wheel deploy/wheels/templates/undersokningar.yaml
wheel deploy/wheels/templates/utvecklingsplan.yaml
wheel deploy/wheels/templates/verksamhetshjul.yaml
overlay deploy/demo/overlays/bjorkskolan-kvalitetshjul.yaml
summary
----
budgethjul 2026 öppet: 34 planerad 1 väntar 35 behövs inte
budgethjul 2027 planerat:
kvalitetshjul 2026-27 öppet: 217 planerad 4 väntar
kvalitetshjul 2027-28 planerat:
kvalitetsprocess 2026-27 öppet: 15 planerad
kvalitetsprocess 2027-28 planerat:
undersokningar 2027 planerat:
utvecklingsplan 2026-30 öppet: 130 planerad
utvecklingsplan 2029-33 planerat:
verksamhetshjul 2026-27 öppet: 102 planerad
verksamhetshjul 2027-28 planerat:

follow timer-failed turn/
advance to 2027-09-06 on time
summary
pushes rektor
----
2026-12-04 00:00  turn-opened  turn/budgethjul/2027  70 occurrences
2026-12-04 00:00  turn-planned turn/budgethjul/2028  2028-01-01..2028-12-31
2026-12-04 00:00  turn-opened  turn/undersokningar/2027  2 occurrences
2026-12-04 00:00  turn-planned turn/undersokningar/2028  2028-01-01..2028-12-31
2027-01-01 00:00  turn-ended   turn/budgethjul/2026
2027-02-16 12:00  turn-closed  turn/budgethjul/2026
2027-07-04 00:00  turn-opened  turn/kvalitetshjul/2027-28  221 occurrences
2027-07-04 00:00  turn-planned turn/kvalitetshjul/2028-29  2028-08-01..2029-07-31
2027-07-04 00:00  turn-opened  turn/kvalitetsprocess/2027-28  20 occurrences
2027-07-04 00:00  turn-planned turn/kvalitetsprocess/2028-29  2028-08-01..2029-07-31
2027-07-04 00:00  turn-opened  turn/verksamhetshjul/2027-28  102 occurrences
2027-07-04 00:00  turn-planned turn/verksamhetshjul/2028-29  2028-08-01..2029-07-31
2027-08-01 00:00  turn-ended   turn/kvalitetshjul/2026-27
2027-08-01 00:00  turn-ended   turn/kvalitetsprocess/2026-27
2027-08-01 00:00  turn-ended   turn/verksamhetshjul/2026-27
2027-08-01 00:00  turn-closed  turn/verksamhetshjul/2026-27
budgethjul 2026 avslutat: 35 klar 35 behövs inte
budgethjul 2027 öppet: 21 planerad 11 öppen 2 väntar 36 klar
budgethjul 2028 planerat:
kvalitetshjul 2026-27 slut: 10 öppen 4 väntar 207 klar
kvalitetshjul 2027-28 öppet: 184 planerad 23 öppen 4 väntar 10 klar
kvalitetshjul 2028-29 planerat:
kvalitetsprocess 2026-27 slut: 3 planerad 12 klar
kvalitetsprocess 2027-28 öppet: 16 planerad 4 öppen
kvalitetsprocess 2028-29 planerat:
undersokningar 2027 öppet: 2 öppen
undersokningar 2028 planerat:
utvecklingsplan 2026-30 öppet: 50 planerad 10 öppen 70 klar
utvecklingsplan 2029-33 planerat:
verksamhetshjul 2026-27 avslutat: 102 klar
verksamhetshjul 2027-28 öppet: 82 planerad 10 öppen 10 klar
verksamhetshjul 2028-29 planerat:
rektor@bergaskolan: 2026-08 3, 2026-09 4, 2026-10 5, 2026-11 4, 2026-12 3, 2027-01 4, 2027-02 4, 2027-03 4, 2027-04 5, 2027-05 5, 2027-06 5, 2027-08 2, 2027-09 1.
rektor@bjorkskolan: 2026-08 3, 2026-09 4, 2026-10 5, 2026-11 4, 2026-12 3, 2027-01 4, 2027-02 4, 2027-03 4, 2027-04 5, 2027-05 5, 2027-06 5, 2027-08 2, 2027-09 1.
rektor@blaklinten: 2026-08 3, 2026-09 5, 2026-10 6, 2026-11 6, 2026-12 2, 2027-01 4, 2027-02 4, 2027-03 4, 2027-04 5, 2027-05 5, 2027-06 4, 2027-08 2, 2027-09 1.
rektor@ekbacken: 2026-08 3, 2026-09 5, 2026-10 6, 2026-11 5, 2026-12 2, 2027-01 4, 2027-02 4, 2027-03 4, 2027-04 5, 2027-05 5, 2027-06 4, 2027-08 2, 2027-09 1.
rektor@havsskolan: 2026-08 3, 2026-09 4, 2026-10 5, 2026-11 4, 2026-12 3, 2027-01 4, 2027-02 4, 2027-03 4, 2027-04 5, 2027-05 5, 2027-06 5, 2027-08 2, 2027-09 1.
rektor@lindskolan: 2026-08 3, 2026-09 4, 2026-10 5, 2026-11 5, 2026-12 3, 2027-01 4, 2027-02 4, 2027-03 4, 2027-04 5, 2027-05 5, 2027-06 5, 2027-08 2, 2027-09 1.
rektor@solrosen: 2026-08 3, 2026-09 5, 2026-10 6, 2026-11 5, 2026-12 2, 2027-01 4, 2027-02 4, 2027-03 4, 2027-04 5, 2027-05 5, 2027-06 4, 2027-08 2, 2027-09 1.
rektor@strandskolan: 2026-08 3, 2026-09 4, 2026-10 5, 2026-11 4, 2026-12 3, 2027-01 4, 2027-02 4, 2027-03 4, 2027-04 5, 2027-05 5, 2027-06 5, 2027-08 2, 2027-09 1.
rektor@tallkotten: 2026-08 3, 2026-09 5, 2026-10 6, 2026-11 6, 2026-12 2, 2027-01 4, 2027-02 4, 2027-03 4, 2027-04 5, 2027-05 5, 2027-06 4, 2027-08 2, 2027-09 1.
rektor@vinterviksgymnasiet: 2026-08 4, 2026-09 4, 2026-10 5, 2026-11 4, 2026-12 3, 2027-01 4, 2027-02 4, 2027-03 4, 2027-04 5, 2027-05 5, 2027-06 5, 2027-08 3, 2027-09 1.

