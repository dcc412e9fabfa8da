"""From the rows of a plan to the tables of people in them, and to the rows that have to be hidden."""
