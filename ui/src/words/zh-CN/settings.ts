// Settings of the shop and of this PC, in the shop's own words. Deliberately nothing of other screens.
export default {};
