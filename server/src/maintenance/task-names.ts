/** The tasks of the maintenance by name: so they stand in the store, the log and the operator's API, and the cabinet has words for each. */
export const taskNames = [
  'forget_answers',
  'forget_documents',
  'forget_results',
  'forget_counters',
  'erase_subjects',
  'erase_flow_subjects',
  'forget_messages',
  'delete_flow_sessions',
  'delete_sessions',
  'delete_request_log',
  'delete_consents',
  'delete_credentials',
  'chain_audit',
  'seal_audit',
  'clean_up_accounts',
  'notify_subscription_ends',
  'tell_key_ends',
  'delete_webhooks',
  'delete_webhook_attempts',
  'shrink_store',
] as const;

export type TaskName = (typeof taskNames)[number];
