"""Groups that ours works with: cards, comparing words, sharing a case, reading what others share."""
