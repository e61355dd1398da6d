# Ett helt läsår av mallen undersokningar i demonstrationskommunen: allt görs i tid.
clock 2026-08-03 08:00
organisation deploy/demo/organisation.yaml
calendar deploy/demo/calendar.yaml
wheel deploy/wheels/templates/undersokningar.yaml
summary
----
undersokningar 2027 planerat:

follow bjorkskolan turn/ timer-failed
advance to 2027-08-16 on time
summary
----
2026-12-04 00:00  turn-opened  turn/undersokningar/2027  2 occurrences
2026-12-04 00:00  turn-planned turn/undersokningar/2028  2028-01-01..2028-12-31
undersokningar 2027 öppet: 1 planerad 1 öppen
undersokningar 2028 planerat:

messages rektor@bjorkskolan 2026-08-01 2027-08-15
----

