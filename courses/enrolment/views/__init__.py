"""The HTML door: what learners do in `joining`, what a course's team does in `team`."""
