from pos.domain.rights import Permission, Role, Rule, Verdict
from pos.domain.store_rules import RoleRule, StoreRules


def test_a_roles_rules_are_its_own_and_those_this_program_knows() -> None:
    rules = StoreRules(
        roles=(
            RoleRule("clerk", "discount", "approval", part=9_000, amount=10_000),
            RoleRule("manager", "discount", "allowed"),
            RoleRule("clerk", "teleport", "allowed"),
            RoleRule("robot", "discount", "allowed"),
            RoleRule("clerk", "discount", "perhaps"),
        )
    )

    assert rules.rules_of(Role.CLERK) == (Rule(Permission.DISCOUNT, Verdict.APPROVAL, 9_000, 10_000),)
    assert rules.rules_of(Role.MANAGER) == (Rule(Permission.DISCOUNT, Verdict.ALLOWED, 10_000, 10**12),)
