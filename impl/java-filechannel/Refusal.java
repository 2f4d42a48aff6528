// SPDX-License-Identifier: MIT

/** An error of the adapter itself: what Java's compiler would not take, and what is not offered. */
final class Refusal extends RuntimeException {
    final String kind;

    Refusal(String kind, String message) {
        super(message, null, false, false);
        this.kind = kind;
    }
}
