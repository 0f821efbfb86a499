"""The promises that nothing is lost, each tried with faults: cuts of the power, kills, full disks, crashes."""
