"""One's own account on screen."""

from allauth.mfa.utils import is_mfa_enabled
from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.contrib.auth.models import User
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from phoihop.accounts import services
from phoihop.accounts.forms import PasswordForm, TokenForm
from phoihop.accounts.queries import get_token, live_tokens, open_invitation


def _user(request: HttpRequest) -> User:
    assert isinstance(request.user, User)  # the views below ask for a signed-in user
    return request.user


@login_required
@require_GET
def account(request: HttpRequest) -> HttpResponse:
    """What a person may change about their own way in."""
    return render(request, "accounts/account.html", {"two_step": is_mfa_enabled(_user(request))})


@login_required
@never_cache
@require_http_methods(["GET", "POST"])
def tokens(request: HttpRequest) -> HttpResponse:
    """The API tokens of the person; POST issues one and shows it, this once."""
    form, fresh = TokenForm(request.POST or None), ""
    if form.is_valid():
        name = form.cleaned_data["name"]
        fresh = services.issue_token(_user(request), name, at=timezone.now())
        form = TokenForm()
    context = {"tokens": live_tokens(_user(request)), "form": form, "fresh": fresh}
    return render(request, "accounts/tokens.html", context, status=422 if form.errors else 200)


@login_required
@require_POST
def revoke_token(request: HttpRequest, token_id: int) -> HttpResponse:
    """Take a token back."""
    services.revoke_token(get_token(token_id, of=_user(request)), at=timezone.now())
    messages.success(request, _("Đã thu hồi mã."))
    return redirect("accounts:tokens")


@never_cache
@require_http_methods(["GET", "POST"])
def invitation(request: HttpRequest, plain: str) -> HttpResponse:
    """Where the letter of invitation leads: set the first password, then sign in."""
    invited = open_invitation(plain, at=timezone.now())
    form = PasswordForm(invited.user, request.POST or None)
    if form.is_valid():
        services.accept_invitation(plain, form.cleaned_data["new_password1"], at=timezone.now())
        messages.success(request, _("Đã đặt mật khẩu. Xin đăng nhập."))
        return redirect("account_login")
    context = {"invitation": invited, "form": form}
    return render(request, "accounts/invitation.html", context, status=422 if form.errors else 200)
