import { orderForms } from '../../db/schema/schema.ts'
import { columnKeys, formFields } from '../../shared/orders/form.ts'
import { recordBy } from '../../shared/record-of.ts'

/** `goes`: emptied, removed, or without the person, once its customer is deleted. */
export type Fate = 'goes' | 'stays'

/** The fields of the order form are judged in their own table. */
const formFates = recordBy(
  columnKeys.filter(key => orderForms[key].dataType.startsWith('string')),
  key => `reorder_infos.${orderForms[key].name}`,
  (key): Fate => formFields[key].column ?? 'stays',
)

/**
 * What becomes of each column of text when a customer is deleted. A new column has to be judged
 * here; one that goes is in `db/customers/deletions.ts`, too.
 */
export const fates: Readonly<Record<string, Fate>> = {
  'activity_logs.action': 'stays',
  'activity_logs.by_name': 'stays',
  'activity_logs.description': 'goes',
  'activity_logs.properties': 'goes',
  'activity_logs.subject_type': 'stays',
  'counters.name': 'stays',
  'counters.value': 'stays',
  'coupons.code': 'stays',
  'coupons.kind': 'stays',
  // of a program, not of a person
  'custom_formats.columns': 'stays',
  'custom_formats.name': 'stays',
  'custom_formats.separator': 'stays',
  'custom_formats.truth': 'stays',
  'customer_credentials.credentials': 'goes',
  'customer_credentials.platform_type': 'stays',
  'customer_credentials.test_code': 'goes',
  'devices.name': 'stays',
  'devices.token_hash': 'stays',
  'devices.version': 'stays',
  'export_files.by_name': 'stays',
  'invitations.secret_hash': 'stays',
  'requests.answer': 'goes',
  'requests.args_hash': 'stays',
  'requests.name': 'stays',
  'requests.request_id': 'stays',
  'staff.name': 'stays',
  'staff.role': 'stays',
  // what was sold
  'domain_claims.name': 'stays',
  'domain_prefixes.name': 'stays',
  'domain_prefixes.prefix_variants': 'stays',
  'domain_prefixes.prefix_variants_details': 'goes',
  'domain_registrations.name': 'stays',
  'domain_registrations.source': 'stays',
  'domain_registrations.trouble': 'stays',
  'domain_transfers.domain_name': 'stays',
  'domain_transfers.error_message': 'goes',
  'domain_transfers.name_server_status': 'stays',
  'domain_transfers.name_servers': 'stays',
  'domain_transfers.response_data': 'goes',
  'domain_transfers.status': 'stays',
  'export_files.format': 'stays',
  'export_files.format_name': 'stays',
  // named after the customer
  'export_files.path': 'goes',
  'exchanges.method': 'goes',
  'exchanges.path': 'goes',
  'exchanges.provider': 'stays',
  'exchanges.request': 'goes',
  'exchanges.response': 'goes',
  // an account of the agency
  'holds.account': 'stays',
  'holds.code': 'stays',
  'holds.detail': 'stays',
  'holds.provider': 'stays',
  'import_orders.cells': 'goes',
  'import_orders.customer': 'goes',
  'import_orders.domain': 'stays',
  'import_orders.outcome': 'stays',
  'import_orders.rows': 'stays',
  'import_orders.why': 'goes',
  'imports.letters': 'stays',
  'imports.name': 'goes',
  // the agency's own words
  'letter_templates.body': 'stays',
  'letter_templates.kind': 'stays',
  'letter_templates.language': 'stays',
  'letter_templates.subject': 'stays',
  'letters.body': 'goes',
  'letters.error_message': 'goes',
  'letters.html': 'goes',
  'letters.kind': 'stays',
  'letters.language': 'stays',
  'letters.message_id': 'stays',
  'letters.phase': 'stays',
  'letters.recipient': 'goes',
  'letters.status': 'stays',
  'letters.subject': 'goes',
  'mailbox_logins.imap': 'stays',
  'mailbox_logins.smtp': 'stays',
  'notifications.data': 'goes',
  'notifications.message': 'goes',
  'notifications.title': 'goes',
  'notifications.type': 'goes',
  'order_automations.action_type': 'stays',
  'order_automations.error_message': 'goes',
  'order_automations.job_uuid': 'stays',
  'order_automations.provider_type': 'stays',
  'order_automations.response_data': 'goes',
  'order_automations.status': 'stays',
  // addresses that were sold
  'order_automations.subjects': 'stays',
  'order_domains.failure_code': 'stays',
  'order_domains.failure_detail': 'goes',
  'order_domains.failure_ip': 'goes',
  'order_domains.failure_provider': 'stays',
  'order_domains.name': 'stays',
  'order_domains.reason': 'stays',
  'order_domains.stage': 'stays',
  'order_domains.state': 'stays',
  // the address is what tells the mailbox at Mailin apart from a stranger's
  'order_emails.domain': 'stays',
  'order_emails.email': 'stays',
  'order_emails.first_name': 'goes',
  'order_emails.imap_host': 'stays',
  'order_emails.last_name': 'goes',
  'order_emails.name': 'stays',
  'order_emails.password': 'goes',
  'order_emails.smtp_host': 'stays',
  'order_notes.text': 'goes',
  'orders.currency': 'stays',
  'orders.draft_cause': 'stays',
  'orders.provider_type': 'stays',
  'orders.reason': 'goes',
  'orders.status': 'stays',
  'orders.status_manage_by_admin': 'stays',
  'plans.currency': 'stays',
  'plans.name': 'stays',
  'plans.provider_type': 'stays',
  'platform_credentials.credentials': 'goes',
  'platform_credentials.platform_type': 'stays',
  'readable_names.name': 'stays',
  'readable_names.readable': 'stays',
  ...formFates,
  'reorder_infos.domains': 'stays',
  'reorder_infos.prefix_variants': 'stays',
  'reorder_infos.prefix_variants_details': 'goes',
  'secrets.column_name': 'goes',
  'secrets.id': 'goes',
  'secrets.origin': 'goes',
  'secrets.sealed': 'goes',
  'secrets.table_name': 'goes',
  'sequencer_profiles.signature': 'goes',
  'sequencer_profiles.tags': 'goes',
  'sequencer_profiles.tracking_domain': 'goes',
  'settings.name': 'stays',
  // forms that were not finished, and intents
  'settings.value': 'goes',
  'stage_times.stage': 'stays',
  'users.default_export_format': 'goes',
  'users.letter_language': 'goes',
  'users.default_platform': 'goes',
  'users.email': 'goes',
  'users.name': 'goes',
}

/** Columns of JSON take JSON. */
export const wordsFor = (column: string, words: string) =>
  /properties|details|data$/.test(column) ? JSON.stringify({ words }) : words

/** Rows of an order in tables that its flow has not filled; `words` name the person. */
export const rowsFor = (id: number, words: string) => `
    insert or ignore into order_domains (order_id, name, position, stage, state, stage_since, created_at, updated_at)
      values (${id}, 'x.com', 9, 'lookup', 'superseded', 0, 0, 0);
    insert into exchanges (order_id, provider, method, path, request, response, duration_ms, created_at)
      values (${id}, 'mailin', 'GET', '/', '', '', 1, ${Date.now()});
    insert into order_automations (order_id, provider_type, action_type, status, subjects, created_at, updated_at)
      values (${id}, 'mailin', 'mailbox', 'completed', '[]', 0, 0);
    insert into domain_transfers (order_id, domain_name, status, created_at, updated_at)
      values (${id}, 'x.com', 'completed', 0, 0);
    insert into domain_prefixes (order_id, name, prefix_variants, prefix_variants_details)
      values (${id}, 'x.com', '{}', '{"prefix_variant_1":{"first_name":"Jo","last_name":"Doe"}}');
    insert into export_files (id, path, format, mailbox_count, created_at) values (${id}, '', 'generic', 1, 0);
    insert into sequencer_profiles (customer_id, created_at, updated_at) select user_id, 0, 0 from orders where id = ${id};
    insert into exported_mailboxes select id, ${id} from order_emails where order_id = ${id};
    insert into staff values (${id}, '', 'staff', 0, 0, null);
    insert into devices values (${id}, ${id}, '', '${id}', '', 0, 0, null);
    insert into requests values (${id}, '1', '', '', '', 0, 0);
    insert into imports (name, created_at) values ('orders.csv', 0);
    insert into import_orders (import_id, position, first_row, rows, domain_count, customer, is_mended, outcome, order_id)
      values ((select max(id) from imports), 0, 1, '1', 1, '', 0, 'created', ${id}),
        ((select max(id) from imports), 1, 2, '2', 1, '${words}', 0, 'refused', null);
  `
