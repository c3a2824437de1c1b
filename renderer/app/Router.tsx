import { type ComponentType, lazy, Suspense } from 'react'
import { Redirect, Route, Switch, Router as WouterRouter } from 'wouter'
import { OrdersPage } from '../orders/list/Orders.page.tsx'
import { NotFoundPage } from '../shell/NotFound.page.tsx'
import { Shell } from '../shell/Shell.tsx'
import { usePath } from './place/history.ts'

// the window opens with the orders; every other page is loaded when it is opened
const CustomerPage = pageOf(() => import('../customers/page/Customer.page.tsx'), 'CustomerPage')
const CustomersPage = pageOf(() => import('../customers/Customers.page.tsx'), 'CustomersPage')
const CustomFormatPage = pageOf(
  () => import('../exports/custom/CustomFormat.page.tsx'),
  'CustomFormatPage',
)
const DashboardPage = pageOf(() => import('../dashboard/Dashboard.page.tsx'), 'DashboardPage')
const GuidePage = pageOf(() => import('../guide/Guide.page.tsx'), 'GuidePage')
const ImportOrdersPage = pageOf(
  () => import('../imports/ImportOrders.page.tsx'),
  'ImportOrdersPage',
)
const InvoicingPage = pageOf(() => import('../invoicing/Invoicing.page.tsx'), 'InvoicingPage')
const MessagesPage = pageOf(() => import('../letters/Messages.page.tsx'), 'MessagesPage')
const TemplatePage = pageOf(
  () => import('../letters/templates/Template.page.tsx'),
  'TemplatePage',
)
const MailboxesPage = pageOf(() => import('../mailboxes/Mailboxes.page.tsx'), 'MailboxesPage')
const AttentionPage = pageOf(() => import('../attention/Attention.page.tsx'), 'AttentionPage')
const BoardPage = pageOf(() => import('../orders/board/Board.page.tsx'), 'BoardPage')
const NewOrderPage = pageOf(() => import('../orders/form/NewOrder.page.tsx'), 'NewOrderPage')
const OrderPage = pageOf(() => import('../orders/order/Order.page.tsx'), 'OrderPage')
const DomainPage = pageOf(() => import('../orders/domain/Domain.page.tsx'), 'DomainPage')
const TransfersPage = pageOf(
  () => import('../orders/transfers/Transfers.page.tsx'),
  'TransfersPage',
)
const PlansPage = pageOf(() => import('../plans/Plans.page.tsx'), 'PlansPage')
const ActivityPage = pageOf(() => import('../records/Activity.page.tsx'), 'ActivityPage')
const RenewalsPage = pageOf(() => import('../renewals/Renewals.page.tsx'), 'RenewalsPage')
const SettingsPage = pageOf(() => import('../settings/Settings.page.tsx'), 'SettingsPage')
const PracticeOrderPage = pageOf(
  () => import('../start/PracticeOrder.page.tsx'),
  'PracticeOrderPage',
)
const StartPage = pageOf(() => import('../start/Start.page.tsx'), 'StartPage')

/** A page that is loaded when it is first drawn. */
function pageOf<Name extends string, Props>(
  load: () => Promise<Record<Name, ComponentType<Props>>>,
  name: Name,
) {
  return lazy(async () => ({ default: (await load())[name] }))
}

// a value, not a call: wouter itself calls the hook
const placePath = usePath

/** Every page by its address; the hash keeps it over a reload of `app://`. */
export function Router() {
  return (
    <WouterRouter hook={placePath}>
      <Shell>
        <Suspense fallback={null}>
          <Switch>
            <Route path="/">
              <Redirect to="/orders" replace />
            </Route>
            <Route path="/start">
              <StartPage />
            </Route>
            <Route path="/dashboard">
              <DashboardPage />
            </Route>
            <Route path="/orders">
              <OrdersPage />
            </Route>
            <Route path="/orders/board">
              <BoardPage />
            </Route>
            <Route path="/orders/new">
              <NewOrderPage key="new" />
            </Route>
            <Route path="/orders/new/practice">
              <PracticeOrderPage />
            </Route>
            <Route path="/orders/import">
              <ImportOrdersPage />
            </Route>
            <Route path="/orders/new/from/:id">
              {({ id }) => <NewOrderPage key={`from ${id}`} from={Number(id)} />}
            </Route>
            <Route path="/orders/new/for/:id">
              {({ id }) => <NewOrderPage key={`for ${id}`} customerId={Number(id)} />}
            </Route>
            <Route path="/orders/:id/edit/:part?">
              {({ id, part }) => <NewOrderPage key={id} id={Number(id)} part={part} />}
            </Route>
            <Route path="/orders/:id/:tab?">
              {({ id, tab }) => <OrderPage key={id} id={Number(id)} tab={tab} />}
            </Route>
            <Route path="/domains/:name">
              {({ name }) => <DomainPage key={name} name={name} />}
            </Route>
            <Route path="/attention">
              <AttentionPage />
            </Route>
            <Route path="/transfers">
              <TransfersPage />
            </Route>
            <Route path="/renewals">
              <RenewalsPage />
            </Route>
            <Route path="/mailboxes">
              <MailboxesPage />
            </Route>
            <Route path="/customers/new">
              <CustomersPage isNew />
            </Route>
            <Route path="/customers">
              <CustomersPage />
            </Route>
            <Route path="/customers/:id/:tab?">
              {({ id, tab }) => <CustomerPage key={id} id={Number(id)} tab={tab} />}
            </Route>
            <Route path="/invoicing">
              <InvoicingPage />
            </Route>
            <Route path="/plans/:section?">
              {({ section }) => <PlansPage section={section} />}
            </Route>
            <Route path="/messages/templates/:kind/:language">
              {({ kind, language }) => <TemplatePage kind={kind} language={language} />}
            </Route>
            <Route path="/messages/:section?">
              {({ section }) => <MessagesPage section={section} />}
            </Route>
            <Route path="/activity/:section?">
              {({ section }) => <ActivityPage section={section} />}
            </Route>
            <Route path="/guide/:section?">
              {({ section }) => <GuidePage section={section} />}
            </Route>
            <Route path="/settings/exports/formats/:id">
              {({ id }) => <CustomFormatPage key={id} id={id} />}
            </Route>
            <Route path="/settings/:section?">
              {({ section }) => <SettingsPage section={section} />}
            </Route>
            <Route>
              <NotFoundPage />
            </Route>
          </Switch>
        </Suspense>
      </Shell>
    </WouterRouter>
  )
}
