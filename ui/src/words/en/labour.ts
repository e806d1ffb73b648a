// The labour catalogue in English. Deliberately the same keys as in Chinese.
export default {
  title: 'Labour',
  new: 'New operation',
  find: 'Find by code, name or initials',
  code: 'Code',
  name: 'Name',
  trade: 'Trade',
  hours: 'Hours',
  rate: 'Hourly rate',
  by_model: 'Hours by model',
  by_model_hint:
    'These models take these hours, others the standard ones; write how the model begins, the longest counts.',
  add_model: 'Add a model',
  retired: 'No longer offered',
  gone: 'not offered',
  saved: '“{name}” saved',
  none: 'Nothing found. Import a price list, or make an operation.',
};
