// Calls after delivery and the survey, in the shop's own words. Deliberately nothing of other screens.
export default {};
