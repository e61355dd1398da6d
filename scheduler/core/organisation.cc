#include "scheduler/core/organisation.h"

#include <algorithm>

namespace hjul::core {
namespace {

// The element whose `id` is `id` in a list sorted by id.
template <class Element, class ElementId>
const Element* FindById(const std::vector<Element>& elements, const ElementId& id) {
  const auto found = std::lower_bound(
      elements.begin(), elements.end(), id,
      [](const Element& element, const ElementId& wanted) { return element.id < wanted; });
  return found != elements.end() && found->id == id ? &*found : nullptr;
}

template <class Element>
void SortById(std::vector<Element>& elements) {
  std::stable_sort(elements.begin(), elements.end(),
                   [](const Element& one, const Element& other) { return one.id < other.id; });
}

}  // namespace

Organisation::Organisation(Content content) : content_(std::move(content)) {
  SortById(content_.units);
  SortById(content_.persons);
  SortById(content_.posts);
  for (std::size_t index = 0; index < content_.posts.size(); ++index) {
    for (const Holding& holding : content_.posts[index].holdings) {
      std::vector<std::size_t>& posts = posts_by_person_[holding.person];
      if (posts.empty() || posts.back() != index) posts.push_back(index);
    }
  }
}

const Unit* Organisation::FindUnit(const UnitId& id) const { return FindById(content_.units, id); }

const Person* Organisation::FindPerson(const PersonId& id) const {
  return FindById(content_.persons, id);
}

const Post* Organisation::FindPost(const PostId& id) const { return FindById(content_.posts, id); }

const Post* Organisation::PostFor(const RoleId& role, const UnitId& unit) const {
  if (const Post* own = FindPost({.role = role, .unit = unit})) return own;
  return unit.empty() ? nullptr : FindPost({.role = role, .unit = UnitId()});
}

std::vector<PersonId> Organisation::HoldersOn(const PostId& post, Date date) const {
  std::vector<PersonId> persons;
  const Post* const found = FindPost(post);
  if (found == nullptr) return persons;
  for (const bool deputy : {false, true}) {
    for (const Holding& holding : found->holdings) {
      if (holding.deputy != deputy || !holding.Covers(date)) continue;
      const Person* const person = FindPerson(holding.person);
      if (person != nullptr && !person->active) continue;
      if (std::find(persons.begin(), persons.end(), holding.person) == persons.end()) {
        persons.push_back(holding.person);
      }
    }
  }
  return persons;
}

std::vector<PostId> Organisation::PostsOf(const PersonId& person, Date date) const {
  std::vector<PostId> posts;
  const auto found = posts_by_person_.find(person);
  if (found == posts_by_person_.end()) return posts;
  for (const std::size_t index : found->second) {
    const Post& post = content_.posts[index];
    const auto covers = [&](const Holding& holding) {
      return holding.person == person && holding.Covers(date);
    };
    if (std::any_of(post.holdings.begin(), post.holdings.end(), covers)) posts.push_back(post.id);
  }
  return posts;
}

bool Organisation::RoleExists(const RoleId& role) const {
  // Posts are sorted by role first, and the huvudman's own (no unit) comes first of its role.
  const auto found = std::lower_bound(
      content_.posts.begin(), content_.posts.end(), role,
      [](const Post& post, const RoleId& wanted) { return post.id.role < wanted; });
  return found != content_.posts.end() && found->id.role == role;
}

}  // namespace hjul::core
