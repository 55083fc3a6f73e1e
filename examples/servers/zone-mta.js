// ZoneMTA's config/plugins/mailbox-syntax.js, with mailbox-syntax installed beside ZoneMTA.
module.exports = {
  'modules/mailbox-syntax/zone-mta': {
    enabled: 'receiver',
    ordering: 10,
    dryRun: true,
    // conventions: '/etc/mailbox-syntax/conventions.json',
  },
};
