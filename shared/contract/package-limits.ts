/** Text that a package keeps for one class and lesson, in characters: SCORM 2004 allows 64 000 for `suspend_data` alone. */
export const packageDataLimit = 200_000
