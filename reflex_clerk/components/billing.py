"""Plans and payment; all but the pricing table are experimental at Clerk and may change between its versions.

Written by tools/clerk_components.py from the type declarations of Clerk's packages; do not edit.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, ClassVar, Literal, Required, Unpack

import reflex as rx

from ..appearance import Appearance
from .base import ClerkBase, ClerkParent
from .line import LineName
from .typing import ElementProps, Event, Prop, ReactNode, ReflexProps


class PricingTableProps(ReflexProps, total=False):
    """Props of `PricingTable`."""

    appearance: Appearance | Prop[dict[str, Any]]
    checkout_props: Prop[dict[str, Any]]
    collapse_features: Prop[bool]
    cta_position: Prop[Literal["bottom", "top"]]
    fallback: ReactNode
    for_: Prop[Literal["organization", "user"]]
    highlighted_plan: Prop[str]
    new_subscription_redirect_url: Prop[str]


class PricingTable(ClerkBase):
    """All plans, with a button to buy each."""

    clerk_name = "PricingTable"
    props_of_line: ClassVar[Mapping[str, LineName]] = {"highlighted_plan": "react"}
    takes_children = False

    appearance: rx.Var[Any]
    """How it looks: an `Appearance`, or a dict as Clerk's documentation shows it."""

    checkout_props: rx.Var[dict[str, Any]]
    """Props of the checkout."""

    collapse_features: rx.Var[bool]
    """Whether the features of each plan start folded."""

    cta_position: rx.Var[Literal["bottom", "top"]]
    """Where the button of each plan is."""

    fallback: rx.Var[Any]
    """What is shown while the component is being mounted."""

    for_: rx.Var[Literal["organization", "user"]]
    """Whether it is about the user or the active organization."""

    highlighted_plan: rx.Var[str]
    """Slug of the plan that stands out."""

    new_subscription_redirect_url: rx.Var[str]
    """Address to go to after a new subscription."""


def pricing_table(**props: Unpack[PricingTableProps]) -> PricingTable:
    """All plans, with a button to buy each."""
    return PricingTable.create(**props)


class CheckoutButtonProps(ElementProps, total=False):
    """Props of `CheckoutButton`."""

    checkout_props: Prop[dict[str, Any]]
    for_: Prop[Literal["organization", "user"]]
    new_subscription_redirect_url: Prop[str]
    on_subscription_complete: Any
    plan_id: Required[Prop[str]]
    plan_period: Prop[Literal["annual", "month"]]
    price_id: Prop[str]
    seats_quantity: Prop[float]


class CheckoutButton(ClerkParent):
    """Opens the checkout of a plan; only for signed-in users."""

    clerk_name = "CheckoutButton"
    entry = "/experimental"
    props_of_line: ClassVar[Mapping[str, LineName]] = {"price_id": "react", "seats_quantity": "react"}
    is_element = True

    checkout_props: rx.Var[dict[str, Any]]
    """Props of the checkout."""

    for_: rx.Var[Literal["organization", "user"]]
    """Whether it is about the user or the active organization."""

    new_subscription_redirect_url: rx.Var[str]
    """Address to go to after a new subscription."""

    on_subscription_complete: Event
    """Runs when the subscription was bought."""

    plan_id: rx.Var[str]
    """Id of the plan."""

    plan_period: rx.Var[Literal["annual", "month"]]
    """Whether the plan is paid by month or year."""

    price_id: rx.Var[str]
    """Id of the price."""

    seats_quantity: rx.Var[float]
    """How many seats are bought."""


def checkout_button(*children: Any, **props: Unpack[CheckoutButtonProps]) -> CheckoutButton:
    """Opens the checkout of a plan; only for signed-in users."""
    return CheckoutButton.create(*children, **props)


class PlanDetailsButtonProps(ElementProps, total=False):
    """Props of `PlanDetailsButton`."""

    initial_plan_period: Prop[Literal["annual", "month"]]
    plan: Prop[dict[str, Any]]
    plan_details_props: Prop[dict[str, Any]]
    plan_id: Prop[str]


class PlanDetailsButton(ClerkParent):
    """Opens what a plan costs and holds."""

    clerk_name = "PlanDetailsButton"
    entry = "/experimental"
    is_element = True

    initial_plan_period: rx.Var[Literal["annual", "month"]]
    """The period that is chosen at first."""

    plan: rx.Var[dict[str, Any]]
    """The plan that the user or the organization must have, or that is shown."""

    plan_details_props: rx.Var[dict[str, Any]]
    """Props of the plan's details."""

    plan_id: rx.Var[str]
    """Id of the plan."""


def plan_details_button(*children: Any, **props: Unpack[PlanDetailsButtonProps]) -> PlanDetailsButton:
    """Opens what a plan costs and holds."""
    return PlanDetailsButton.create(*children, **props)


class SubscriptionDetailsButtonProps(ElementProps, total=False):
    """Props of `SubscriptionDetailsButton`."""

    for_: Prop[Literal["organization", "user"]]
    on_subscription_cancel: Any
    subscription_details_props: Prop[dict[str, Any]]


class SubscriptionDetailsButton(ClerkParent):
    """Opens the current subscription; only for signed-in users."""

    clerk_name = "SubscriptionDetailsButton"
    entry = "/experimental"
    is_element = True

    for_: rx.Var[Literal["organization", "user"]]
    """Whether it is about the user or the active organization."""

    on_subscription_cancel: Event
    """Runs when the subscription was cancelled."""

    subscription_details_props: rx.Var[dict[str, Any]]
    """Props of the subscription's details."""


def subscription_details_button(
    *children: Any, **props: Unpack[SubscriptionDetailsButtonProps]
) -> SubscriptionDetailsButton:
    """Opens the current subscription; only for signed-in users."""
    return SubscriptionDetailsButton.create(*children, **props)


class CheckoutProviderProps(ReflexProps, total=False):
    """Props of `CheckoutProvider`."""

    for_: Prop[Literal["organization", "user"]]
    plan_id: Required[Prop[str]]
    plan_period: Required[Prop[Literal["annual", "month"]]]
    price_id: Prop[str]
    seats_quantity: Prop[float]


class CheckoutProvider(ClerkBase):
    """Gives the payment components in it the plan that is bought."""

    clerk_name = "CheckoutProvider"
    entry = "/experimental"
    props_of_line: ClassVar[Mapping[str, LineName]] = {"price_id": "react", "seats_quantity": "react"}

    for_: rx.Var[Literal["organization", "user"]]
    """Whether it is about the user or the active organization."""

    plan_id: rx.Var[str]
    """Id of the plan."""

    plan_period: rx.Var[Literal["annual", "month"]]
    """Whether the plan is paid by month or year."""

    price_id: rx.Var[str]
    """Id of the price."""

    seats_quantity: rx.Var[float]
    """How many seats are bought."""


def checkout_provider(*children: Any, **props: Unpack[CheckoutProviderProps]) -> CheckoutProvider:
    """Gives the payment components in it the plan that is bought."""
    return CheckoutProvider.create(*children, **props)


class PaymentElementProviderProps(ReflexProps, total=False):
    """Props of `PaymentElementProvider`."""

    checkout: Prop[dict[str, Any]]
    for_: Prop[Literal["organization", "user"]]
    payment_description: Prop[str]
    stripe_appearance: Prop[dict[str, Any]]


class PaymentElementProvider(ClerkBase):
    """What the payment form in it pays for."""

    clerk_name = "PaymentElementProvider"
    entry = "/experimental"

    checkout: rx.Var[dict[str, Any]]
    """The checkout that is paid for."""

    for_: rx.Var[Literal["organization", "user"]]
    """Whether it is about the user or the active organization."""

    payment_description: rx.Var[str]
    """What the payment is for."""

    stripe_appearance: rx.Var[dict[str, Any]]
    """How Stripe's form looks."""


def payment_element_provider(*children: Any, **props: Unpack[PaymentElementProviderProps]) -> PaymentElementProvider:
    """What the payment form in it pays for."""
    return PaymentElementProvider.create(*children, **props)


class PaymentElementProps(ReflexProps, total=False):
    """Props of `PaymentElement`."""

    fallback: ReactNode


class PaymentElement(ClerkBase):
    """The form for a card, inside a payment provider."""

    clerk_name = "PaymentElement"
    entry = "/experimental"
    takes_children = False

    fallback: rx.Var[Any]
    """What is shown while the component is being mounted."""


def payment_element(**props: Unpack[PaymentElementProps]) -> PaymentElement:
    """The form for a card, inside a payment provider."""
    return PaymentElement.create(**props)
