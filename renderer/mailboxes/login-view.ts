import { type LoginFilter, loginFilters } from '../../shared/mailboxes/login.ts'
import { changeQuery, useQuery } from '../app/place/history.ts'

/** What the list is narrowed to by logins, a part of the place's address; undefined: not at all. */
export function useLoginFilter(): LoginFilter | undefined {
  const { login } = useQuery()
  return loginFilters.find(filter => filter === login)
}

export const showLogins = (login: LoginFilter | undefined) =>
  changeQuery({ login, at: undefined })
