// Backup and restore, in English. Deliberately nothing of other screens.
import type zh from '../zh-CN/backup';

const en: typeof zh = {};
export default en;
