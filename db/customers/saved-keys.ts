import { and, asc, eq } from 'drizzle-orm'
import type { RegistrarId } from '../../shared/registrars/catalogue.ts'
import type { Reader, Writer } from '../core/database.ts'
import { customerCredentials } from '../schema/schema.ts'

const ofCustomer = (customerId: number, platform: RegistrarId) =>
  and(
    eq(customerCredentials.customerId, customerId),
    eq(customerCredentials.platformType, platform),
  )

/** For which registrars a customer has keys. */
export function listSavedKeys(tx: Reader, customerId: number) {
  return tx
    .select({
      platform: customerCredentials.platformType,
      savedAt: customerCredentials.updatedAt,
      testedAt: customerCredentials.testedAt,
      testCode: customerCredentials.testCode,
    })
    .from(customerCredentials)
    .where(eq(customerCredentials.customerId, customerId))
    .orderBy(asc(customerCredentials.platformType))
    .all()
}

/** JSON of key → id in `secrets`; null: the customer has none there. */
export function findSavedKeys(
  tx: Reader,
  customerId: number,
  platform: RegistrarId,
): string | null {
  const row = tx
    .select({ credentials: customerCredentials.credentials })
    .from(customerCredentials)
    .where(ofCustomer(customerId, platform))
    .get()
  return row?.credentials ?? null
}

/** What the registrar said of keys. */
export type KeyAnswer = Pick<typeof customerCredentials.$inferSelect, 'testedAt' | 'testCode'>

/** One row per customer and platform; the values are ids of secrets. */
export function putSavedKeys(
  tx: Writer,
  customerId: number,
  platform: RegistrarId,
  keys: KeyAnswer & { readonly credentials: string },
  now: number,
): void {
  tx.insert(customerCredentials)
    .values({
      customerId,
      platformType: platform,
      ...keys,
      createdAt: now,
      updatedAt: now,
    })
    .onConflictDoUpdate({
      target: [customerCredentials.customerId, customerCredentials.platformType],
      set: { ...keys, updatedAt: now },
    })
    .run()
}

/** Notes what the registrar said of saved keys, unless others have taken their place. */
export function noteKeyAnswer(
  tx: Writer,
  customerId: number,
  platform: RegistrarId,
  credentials: string,
  answer: KeyAnswer,
): void {
  tx.update(customerCredentials)
    .set(answer)
    .where(
      and(ofCustomer(customerId, platform), eq(customerCredentials.credentials, credentials)),
    )
    .run()
}

export function dropSavedKeys(tx: Writer, customerId: number, platform: RegistrarId): void {
  tx.delete(customerCredentials).where(ofCustomer(customerId, platform)).run()
}

/** Customer → registrars for which there are saved keys; customers without any are missing. */
export function savedPlatforms(tx: Reader): ReadonlyMap<number, readonly RegistrarId[]> {
  const platforms = new Map<number, readonly RegistrarId[]>()
  for (const { customerId, platform } of tx
    .select({
      customerId: customerCredentials.customerId,
      platform: customerCredentials.platformType,
    })
    .from(customerCredentials)
    .all())
    platforms.set(customerId, [...(platforms.get(customerId) ?? []), platform])
  return platforms
}
