// Calls after delivery and the survey, in English. Deliberately nothing of other screens.
import type zh from '../zh-CN/surveys';

const en: typeof zh = {};
export default en;
