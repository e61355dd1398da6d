# Ett helt läsår av mallen kvalitetsprocess i demonstrationskommunen: allt görs i tid.
clock 2026-08-03 08:00
organisation deploy/demo/organisation.yaml
calendar deploy/demo/calendar.yaml
wheel deploy/wheels/templates/kvalitetsprocess.yaml
summary
----
kvalitetsprocess 2026-27 öppet: 15 planerad
kvalitetsprocess 2027-28 planerat:

follow bjorkskolan turn/ timer-failed
advance to 2028-01-31 on time
summary
----
2027-07-04 00:00  turn-opened  turn/kvalitetsprocess/2027-28  20 occurrences
2027-07-04 00:00  turn-planned turn/kvalitetsprocess/2028-29  2028-08-01..2029-07-31
2027-08-01 00:00  turn-ended   turn/kvalitetsprocess/2026-27
2027-10-29 12:00  turn-closed  turn/kvalitetsprocess/2026-27
kvalitetsprocess 2026-27 avslutat: 15 klar
kvalitetsprocess 2027-28 öppet: 12 planerad 4 öppen 4 klar
kvalitetsprocess 2028-29 planerat:

messages rektor@bjorkskolan 2026-08-01 2027-08-15
----

