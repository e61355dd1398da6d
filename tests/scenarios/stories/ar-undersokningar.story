# Fyra år av mallen undersokningar, till och med medborgarenkäten, i demonstrationskommunen: allt görs i tid.
clock 2026-08-03 08:00
organisation deploy/demo/organisation.yaml
calendar deploy/demo/calendar.yaml
wheel deploy/wheels/templates/undersokningar.yaml
summary
----
undersokningar 2027 planerat:

follow bjorkskolan turn/ timer-failed
advance to 2031-02-01 on time
summary
----
2026-12-04 00:00  turn-opened  turn/undersokningar/2027  2 occurrences
2026-12-04 00:00  turn-planned turn/undersokningar/2028  2028-01-01..2028-12-31
2027-12-04 00:00  turn-opened  turn/undersokningar/2028  3 occurrences
2027-12-04 00:00  turn-planned turn/undersokningar/2029  2029-01-01..2029-12-31
2028-01-01 00:00  turn-ended   turn/undersokningar/2027
2028-01-01 00:00  turn-closed  turn/undersokningar/2027
2028-12-04 00:00  turn-opened  turn/undersokningar/2029  2 occurrences
2028-12-04 00:00  turn-planned turn/undersokningar/2030  2030-01-01..2030-12-31
2029-01-01 00:00  turn-ended   turn/undersokningar/2028
2029-01-01 00:00  turn-closed  turn/undersokningar/2028
2029-12-04 00:00  turn-opened  turn/undersokningar/2030  2 occurrences
2029-12-04 00:00  turn-planned turn/undersokningar/2031  2031-01-01..2031-12-31
2030-01-01 00:00  turn-ended   turn/undersokningar/2029
2030-01-01 00:00  turn-closed  turn/undersokningar/2029
2030-12-04 00:00  turn-opened  turn/undersokningar/2031  2 occurrences
2030-12-04 00:00  turn-planned turn/undersokningar/2032  2032-01-01..2032-12-31
2031-01-01 00:00  turn-ended   turn/undersokningar/2030
2031-01-01 00:00  turn-closed  turn/undersokningar/2030
undersokningar 2027 avslutat: 2 klar
undersokningar 2028 avslutat: 3 klar
undersokningar 2029 avslutat: 2 klar
undersokningar 2030 avslutat: 2 klar
undersokningar 2031 öppet: 1 planerad 1 öppen
undersokningar 2032 planerat:

messages rektor@bjorkskolan 2026-08-01 2027-08-15
----

