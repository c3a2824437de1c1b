import type { Actor, Role, UnreachableReason } from '../../shared/team/team.ts'

export const roleWords: Readonly<Record<Role, string>> = { admin: 'Admin', staff: 'Staff' }

/** What a role may do, beside a choice of it. */
export const roleMeaning: Readonly<Record<Role, string>> = {
  admin: 'Everything, also settings, people, backups and the log',
  staff: 'All work on orders',
}

/** What somebody may do, in a line: "Admin, sees passwords". */
export const rightsWords = ({
  role,
  maySeePasswords,
}: Pick<Actor, 'role' | 'maySeePasswords'>) =>
  `${roleWords[role]}, ${maySeePasswords ? 'sees' : 'does not see'} passwords`

/** Why the server that was joined is of no use now. */
export const reasonWords: Readonly<Record<UnreachableReason, string>> = {
  'no-answer': 'The team’s server does not answer',
  'other-certificate': 'Another computer answers in place of the team’s server',
  'no-token': 'The keychain does not give the key to the team’s server',
  revoked: 'This computer is no longer let in by the team’s server',
  'client-too-old': 'This Boxwright is older than the team’s server',
  'server-too-old': 'The team’s server is older than this Boxwright',
}
