import { lazy, Suspense } from 'react'
import { Redirect, Route, Switch, Router as WouterRouter } from 'wouter'
import { CustomersPage } from '../customers/Customers.page.tsx'
import { GuidePage } from '../guide/Guide.page.tsx'
import { ImportOrdersPage } from '../imports/ImportOrders.page.tsx'
import { MessagesPage } from '../letters/Messages.page.tsx'
import { MailboxesPage } from '../mailboxes/Mailboxes.page.tsx'
import { AttentionPage } from '../orders/attention/Attention.page.tsx'
import { BoardPage } from '../orders/board/Board.page.tsx'
import { NewOrderPage } from '../orders/form/NewOrder.page.tsx'
import { OrdersPage } from '../orders/list/Orders.page.tsx'
import { OrderPage } from '../orders/order/Order.page.tsx'
import { TransfersPage } from '../orders/transfers/Transfers.page.tsx'
import { PlansPage } from '../plans/Plans.page.tsx'
import { ActivityPage } from '../records/Activity.page.tsx'
import { SettingsPage } from '../settings/Settings.page.tsx'
import { NotFoundPage } from '../shell/NotFound.page.tsx'
import { Shell } from '../shell/Shell.tsx'
import { PracticeOrderPage } from '../start/PracticeOrder.page.tsx'
import { StartPage } from '../start/Start.page.tsx'
import { usePath } from './place/history.ts'

// loaded on demand: it brings the charts, which no other page needs
const DashboardPage = lazy(async () => ({
  default: (await import('../dashboard/Dashboard.page.tsx')).DashboardPage,
}))

// a value, not a call: wouter itself calls the hook
const placePath = usePath

/** Every page by its address; the hash keeps it over a reload of `app://`. */
export function Router() {
  return (
    <WouterRouter hook={placePath}>
      <Shell>
        <Switch>
          <Route path="/">
            <Redirect to="/orders" replace />
          </Route>
          <Route path="/start">
            <StartPage />
          </Route>
          <Route path="/dashboard">
            <Suspense fallback={null}>
              <DashboardPage />
            </Suspense>
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
          <Route path="/orders/:id/edit/:part?">
            {({ id, part }) => <NewOrderPage key={id} id={Number(id)} part={part} />}
          </Route>
          <Route path="/orders/:id/:tab?">
            {({ id, tab }) => <OrderPage key={id} id={Number(id)} tab={tab} />}
          </Route>
          <Route path="/attention">
            <AttentionPage />
          </Route>
          <Route path="/transfers">
            <TransfersPage />
          </Route>
          <Route path="/mailboxes">
            <MailboxesPage />
          </Route>
          <Route path="/customers/new">
            <CustomersPage isNew />
          </Route>
          <Route path="/customers/:id?">
            {({ id }) => <CustomersPage {...(id !== undefined && { id: Number(id) })} />}
          </Route>
          <Route path="/plans/:section?">
            {({ section }) => <PlansPage section={section} />}
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
          <Route path="/settings/:section?">
            {({ section }) => <SettingsPage section={section} />}
          </Route>
          <Route>
            <NotFoundPage />
          </Route>
        </Switch>
      </Shell>
    </WouterRouter>
  )
}
