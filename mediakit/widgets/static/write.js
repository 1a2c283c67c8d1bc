export default exercise(({ question, words, change, settle }) => {
  const box = writer({ question, words, change, settle });
  return { element: box.element, value: () => box.value(), show: (answer, shown) => box.show(answer, shown) };
});
