#include "clients/cli/wheel_svg.h"

#include <algorithm>
#include <optional>

#include "clients/cli/wheel_svg_draw.h"
#include "clients/cli/wheel_svg_style.h"
#include "clients/cli/wheel_svg_text.h"
#include "fmt/format.h"
#include "hjul/v1/wheel.pb.h"

namespace hjul::cli {
namespace {

using wheel_svg::Escape;
using wheel_svg::Number;

constexpr double kSheetHeight = 2970;  // Tenths of a millimetre.
constexpr double kA3Width = 4200;

std::string Described(const wheel_svg::Plan& plan, const wheel_svg::Words& words) {
  std::string text =
      fmt::format("{} – {}. ", words.LongDay(plan.turn.first), words.LongDay(plan.turn.last));
  for (const wheel_svg::Ring& ring : plan.rings) text += ring.name + ", ";
  const auto done = std::count_if(
      plan.items.begin(), plan.items.end(),
      [](const wheel_svg::Item& item) { return item.look == wheel_svg::Look::kDone; });
  return text + words.Activities(plan.items.size(), static_cast<std::size_t>(done)) + ".";
}

std::string Opening(double right, double width_mm, const wheel_svg::Words& words,
                    const std::string& title, const std::string& description) {
  const double paper = std::clamp(width_mm, 50.0, 5000.0);  // Of an A3; a NaN stays one.
  const double scale = (paper > 0 ? paper : 420) / kA3Width;
  return fmt::format(
      "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
      "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"{}mm\" height=\"{}mm\" "
      "viewBox=\"0 0 {} {}\" role=\"img\" aria-labelledby=\"hjul-title hjul-desc\" "
      "xml:lang=\"{}\" font-family=\"{}\">\n<title id=\"hjul-title\">{}</title>\n"
      "<desc id=\"hjul-desc\">{}</desc>\n<rect width=\"{}\" height=\"{}\" fill=\"{}\"/>\n",
      Number(right * scale), Number(kSheetHeight * scale), Number(right), Number(kSheetHeight),
      words.Tag(), wheel_svg::kFonts, Escape(title), Escape(description), Number(right),
      Number(kSheetHeight), wheel_svg::kPaper);
}

}  // namespace

std::string RenderWheelSvg(const hjul::v1::Drawing& drawing, const SvgOptions& options) {
  const wheel_svg::Words words(options.english);
  const std::optional<wheel_svg::Plan> plan = wheel_svg::PlanWheel(drawing, words);
  if (!plan) {
    const std::string reason(words.NoDays());
    return Opening(kA3Width, options.width_mm, words, drawing.title(), reason) +
           wheel_svg::TextAt({.x = kA3Width / 2, .y = kSheetHeight / 2},
                             fmt::format("{}: {}", drawing.title(), reason),
                             {.size = 60, .fill = wheel_svg::kInk}, wheel_svg::Anchor::kMiddle) +
           "</svg>\n";
  }
  const wheel_svg::Panel panel = wheel_svg::DrawPanel(*plan, words);
  return Opening(panel.right, options.width_mm, words, drawing.title(), Described(*plan, words)) +
         wheel_svg::Patterns(plan->rings.size()) + wheel_svg::DrawGround(*plan) +
         wheel_svg::DrawRings(*plan, words) + wheel_svg::DrawRim(*plan, words) +
         wheel_svg::DrawLabels(*plan, words) + wheel_svg::DrawHub(*plan, words) + panel.drawn +
         "</svg>\n";
}

}  // namespace hjul::cli
